/** Reduces an error to what may be logged: never the token, never a user's words. */
import { BotError, GrammyError, HttpError } from "grammy";

export interface SafeError {
  readonly error: string;
  readonly method?: string;
  readonly code?: string | number;
  readonly description?: string;
  /** Where it was thrown; for errors of our own making only. */
  readonly at?: readonly string[];
}

/**
 * Messages of foreign errors are left out: an HTTP client's hold the URL and so the token, a
 * parser's hold what it could not parse.
 */
export function safeError(error: unknown): SafeError {
  if (error instanceof BotError) return safeError(error.error);
  if (error instanceof GrammyError) {
    const { method, error_code, description } = error;
    return { error: error.name, method, code: error_code, description };
  }
  if (error instanceof HttpError) return { ...withCode(error.name, error.error) };
  if (error instanceof Error) return { ...withCode(error.name, error), at: framesOf(error) };
  return { error: typeof error };
}

function withCode(name: string, cause: unknown): SafeError {
  if (typeof cause !== "object" || cause === null) return { error: name };
  const code: unknown = Reflect.get(cause, "code");
  return typeof code === "string" ? { error: name, code } : { error: name };
}

/** The frames name functions and lines; the message, which comes first, may name anything. */
function framesOf(error: Error): string[] {
  return (error.stack ?? "")
    .split("\n")
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 6)
    .map((line) => line.trim());
}
