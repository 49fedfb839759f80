/** Every method of the Bot API by its name: those that work here, and those that are known but do not. */
import { ApiError } from "./api-error.ts";
import type { ApiMethod } from "./method.ts";
import { chatMethods } from "./methods/chat-methods.ts";
import { editMethods } from "./methods/edit-methods.ts";
import { messageMethods } from "./methods/message-methods.ts";
import { profileMethods } from "./methods/profile-methods.ts";
import { queryMethods } from "./methods/query-methods.ts";
import { updateMethods } from "./methods/update-methods.ts";
import { UNIMPLEMENTED } from "./unimplemented-methods.ts";

const entries: readonly (readonly [string, ApiMethod])[] = Object.entries({
  ...updateMethods,
  ...messageMethods,
  ...editMethods,
  ...queryMethods,
  ...chatMethods,
  ...profileMethods,
});

/** Names are compared without case, as Telegram does. */
const METHODS = new Map(entries.map(([name, method]) => [name.toLowerCase(), method]));
const KNOWN = new Set(UNIMPLEMENTED.map((name) => name.toLowerCase()));

/** Throws what Telegram answers to a method it does not have, and 501 for one that is missing here. */
export function methodNamed(name: string): ApiMethod {
  const method = METHODS.get(name.toLowerCase());
  if (method !== undefined) return method;
  if (KNOWN.has(name.toLowerCase())) {
    throw new ApiError({
      error_code: 501,
      description: `Not Implemented: this Bot API server does not implement ${name}`,
    });
  }
  throw new ApiError({ error_code: 404, description: "Not Found: method not found" });
}
