/** Takes what went wrong in a Bot API call; gives the error object the Bot API answers with. */

/** The extra fields of a failed response that tell the caller how to go on. */
export interface ResponseParameters {
  /** Seconds to wait before the call may be repeated. */
  readonly retry_after?: number;
  readonly migrate_to_chat_id?: number;
}

export interface ErrorResponse {
  readonly error_code: number;
  readonly description: string;
  readonly parameters?: ResponseParameters;
}

/** A failed call: `description` is what the caller reads, in Telegram's words where it has any. */
export class ApiError extends Error implements ErrorResponse {
  readonly error_code: number;
  readonly description: string;
  readonly parameters?: ResponseParameters;

  constructor(response: ErrorResponse) {
    super(response.description);
    this.name = "ApiError";
    this.error_code = response.error_code;
    this.description = response.description;
    if (response.parameters !== undefined) this.parameters = response.parameters;
  }
}

export function badRequest(reason: string): ApiError {
  return new ApiError({ error_code: 400, description: `Bad Request: ${reason}` });
}

export function forbidden(reason: string): ApiError {
  return new ApiError({ error_code: 403, description: `Forbidden: ${reason}` });
}

export function conflict(reason: string): ApiError {
  return new ApiError({ error_code: 409, description: `Conflict: ${reason}` });
}
