/** Gives an abort signal the type that grammY asks for, which is the same thing under another name. */
import type { Api } from "grammy";

export type CallSignal = NonNullable<Parameters<Api["getMe"]>[0]>;

/** grammY's types name a polyfill of `AbortSignal`; on Node it takes the platform's own. */
export function toCallSignal(signal: AbortSignal): CallSignal {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return signal as unknown as CallSignal;
}
