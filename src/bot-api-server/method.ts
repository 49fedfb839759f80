/** Takes one call's raw parameters; gives the method's result, after checking every field by its schema. */
import type { z } from "zod";
import { badRequest, type ApiError } from "./api-error.ts";
import type { TelegramState } from "./telegram-state.ts";

export interface CallOptions {
  /** Whether fields that the method does not have are errors. Telegram ignores them. */
  readonly strict: boolean;
  /** Aborts when the caller hangs up. */
  readonly signal: AbortSignal;
}

export type RawParameters = Readonly<Record<string, unknown>>;

/** A method of the Bot API, ready to be called. */
export type ApiMethod = (
  telegram: TelegramState,
  raw: RawParameters,
  options: CallOptions,
) => unknown;

export function method<Schema extends z.ZodType>(
  schema: Schema,
  handle: (telegram: TelegramState, parameters: z.output<Schema>, options: CallOptions) => unknown,
): ApiMethod {
  return (telegram, raw, options) =>
    handle(telegram, parseParameters(schema, raw, options.strict), options);
}

type Issue = z.core.$ZodIssue;

function parseParameters<Schema extends z.ZodType>(
  schema: Schema,
  raw: RawParameters,
  strict: boolean,
): z.output<Schema> {
  if (!isWellFormed(raw)) throw badRequest("strings must be encoded in UTF-8");
  const first = schema.safeParse(raw);
  if (first.success) return first.data;
  const second = schema.safeParse(readEncoded(raw, first.error.issues));
  if (second.success) return second.data;
  const { issues } = second.error;
  if (!strict && issues.every(({ code }) => code === "unrecognized_keys")) {
    return schema.parse(without(readEncoded(raw, first.error.issues), issues));
  }
  throw toApiError(issues[0]);
}

/** JSON can write half of a surrogate pair, which no encoding has. */
function isWellFormed(value: unknown): boolean {
  if (typeof value === "string") return !/\p{Surrogate}/u.test(value);
  return !isObject(value) || Object.values(value).every(isWellFormed);
}

/** Forms and query strings carry numbers, flags and objects as text: reads those of the wrong type. */
function readEncoded(raw: RawParameters, issues: readonly Issue[]): RawParameters {
  const wrong = new Set(issues.map(({ path }) => path[0]));
  return Object.fromEntries(
    Object.entries(raw).map(([name, value]) => [name, wrong.has(name) ? decoded(value) : value]),
  );
}

function decoded(value: unknown): unknown {
  if (typeof value !== "string") return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

function without(raw: RawParameters, issues: readonly Issue[]): unknown {
  const copy: unknown = structuredClone(raw);
  for (const issue of issues) {
    if (issue.code !== "unrecognized_keys") continue;
    const holder = issue.path.reduce<unknown>(
      (value, key) => (isObject(value) ? Reflect.get(value, key) : undefined),
      copy,
    );
    if (isObject(holder)) for (const key of issue.keys) Reflect.deleteProperty(holder, key);
  }
  return copy;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

/** Telegram's words for what is missing. */
const EMPTY: Readonly<Record<string, string>> = {
  chat_id: "chat_id is empty",
  text: "message text is empty",
  message_id: "message identifier is not specified",
};

function toApiError(issue: Issue | undefined): ApiError {
  if (issue === undefined) return badRequest("invalid parameters");
  const path = issue.path.join(".");
  if (issue.code === "unrecognized_keys") {
    const keys = issue.keys.map((key) => JSON.stringify(path === "" ? key : `${path}.${key}`));
    return badRequest(`unknown parameter ${keys.join(", ")}`);
  }
  if (issue.code === "invalid_union") {
    const deeper = issue.errors.flat().find(({ code }) => code !== "invalid_type");
    if (deeper !== undefined)
      return toApiError({ ...deeper, path: [...issue.path, ...deeper.path] });
  }
  const isMissing = issue.code === "invalid_type" && issue.message.endsWith("received undefined");
  const words = isMissing && issue.path.length === 1 ? EMPTY[path] : undefined;
  return badRequest(words ?? `parameter "${path}" is invalid: ${issue.message}`);
}
