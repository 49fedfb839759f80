/** Counts what happens: every update that is handled, every call that is made; never whose or with what words. */
import type { MiddlewareFn, Transformer } from "grammy";
import type { Update } from "grammy/types";
import type { FontiContext } from "./services.ts";

export interface Metrics {
  readonly updateHandled: (update: {
    readonly kind: UpdateLabel;
    readonly outcome: "handled" | "failed";
    /** From when its handling began. */
    readonly seconds: number;
  }) => void;
  /** `code` is Telegram's, or `network` where no answer came. */
  readonly callMade: (call: { readonly method: string; readonly code: number | "network" }) => void;
}

/** Nobody can make up a kind, and with it a further series of figures. */
const kinds = [
  "message",
  "edited_message",
  "guest_message",
  "inline_query",
  "chosen_inline_result",
  "callback_query",
  "my_chat_member",
] as const satisfies readonly (keyof Update)[];

export type UpdateLabel = (typeof kinds)[number] | "other";

export const noMetrics: Metrics = { updateHandled: () => {}, callMade: () => {} };

export function countUpdates({ updateHandled }: Metrics): MiddlewareFn<FontiContext> {
  return async ({ update }, next) => {
    const kind = kinds.find((name) => update[name] !== undefined) ?? "other";
    const start = performance.now();
    let outcome: "handled" | "failed" = "failed";
    try {
      await next();
      outcome = "handled";
    } finally {
      updateHandled({ kind, outcome, seconds: (performance.now() - start) / 1000 });
    }
  };
}

/** Counts every attempt where calls are repeated, if it is installed before what repeats them. */
export function countCalls({ callMade }: Metrics): Transformer {
  return async (call, method, payload, signal) => {
    try {
      const response = await call(method, payload, signal);
      callMade({ method, code: response.ok ? 200 : response.error_code });
      return response;
    } catch (error) {
      callMade({ method, code: "network" });
      throw error;
    }
  };
}
