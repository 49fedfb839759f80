/** Takes a webhook's response; says whether the update is taken, and what the response asks for. */

export interface WebhookCall {
  readonly method: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

export interface WebhookOutcome {
  /** Nothing but a status of 200 to 299 takes an update. */
  readonly isTaken: boolean;
  /** In Telegram's words. */
  readonly error?: string;
  /** Seconds. */
  readonly retryAfter?: number;
  /** A call of the Bot API, given as the response's body. */
  readonly call?: WebhookCall;
}

/** Never rejects. */
export async function outcomeOf(responding: Promise<Response>): Promise<WebhookOutcome> {
  try {
    const response = await responding;
    const body = await response.text();
    if (response.ok) return { isTaken: true, ...callIn(body) };
    const { status, statusText, headers } = response;
    const retryAfter = Number(headers.get("retry-after") ?? Number.NaN);
    return {
      isTaken: false,
      error: `Wrong response from the webhook: ${status} ${statusText}`,
      ...(retryAfter >= 0 && { retryAfter }),
    };
  } catch (error) {
    return { isTaken: false, error: toWords(error) };
  }
}

function callIn(body: string): { readonly call?: WebhookCall } {
  try {
    const { method, ...parameters } = Object(JSON.parse(body)) as Record<string, unknown>;
    return typeof method === "string" ? { call: { method, parameters } } : {};
  } catch {
    return {};
  }
}

function toWords(error: unknown): string {
  if (!(error instanceof Error)) return "Connection failed";
  if (error.name === "TimeoutError") return "Read timeout expired";
  const code: unknown = Reflect.get(Object(error.cause), "code");
  return code === "ECONNREFUSED" ? "Connection refused" : "Connection reset by peer";
}
