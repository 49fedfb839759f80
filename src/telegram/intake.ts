/** Takes updates from wherever Telegram hands them over, by polling or webhook. */
import type { Update } from "grammy/types";

export interface Intake {
  /**
   * Resolves once the updates need not be offered again: they are written down or, where the store
   * fails, answered. Only then may Telegram be told so. Rejects where neither is so. Updates that
   * are known already are taken for done.
   */
  accept(updates: readonly Update[]): Promise<void>;
}
