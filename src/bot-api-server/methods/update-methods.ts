/** Who the bot is, and how it gets its updates. */
import { z } from "zod";
import { badRequest, conflict } from "../api-error.ts";
import { method } from "../method.ts";
import type { TelegramState } from "../telegram-state.ts";

const nothing = z.strictObject({});
const kinds = z.array(z.string()).optional();

const clamp = (value: number, min: number, max: number) => Math.min(Math.max(value, min), max);

export const updateMethods = {
  getMe: method(nothing, (telegram) => telegram.bot),
  logOut: method(nothing, () => true),
  close: method(nothing, () => true),

  getUpdates: method(
    z.strictObject({
      offset: z.int().optional(),
      limit: z.int().optional(),
      timeout: z.int().optional(),
      allowed_updates: kinds,
    }),
    (telegram, { offset = 0, limit = 100, timeout = 0, allowed_updates }, { signal }) => {
      if (telegram.webhook.url !== "") {
        throw conflict(
          "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
        );
      }
      if (allowed_updates !== undefined) telegram.updates.allow(allowed_updates);
      return telegram.updates.poll({
        offset,
        limit: clamp(limit, 1, 100),
        timeoutMs: clamp(timeout, 0, 50) * 1000,
        signal,
      });
    },
  ),

  /** Remembered, but nothing is sent there. */
  setWebhook: method(
    z.strictObject({
      url: z.string(),
      certificate: z.unknown().optional(),
      ip_address: z.string().optional(),
      max_connections: z.int().min(1).max(100).optional(),
      allowed_updates: kinds,
      drop_pending_updates: z.boolean().optional(),
      secret_token: z
        .string()
        .regex(/^[A-Za-z0-9_-]{1,256}$/)
        .optional(),
    }),
    (telegram, { url, allowed_updates, drop_pending_updates }) => {
      if (url !== "" && !url.startsWith("https://")) {
        throw badRequest("bad webhook: An HTTPS URL must be provided for webhook");
      }
      if (url !== "") {
        telegram.updates.interrupt("terminated by setWebhook request");
      }
      if (allowed_updates !== undefined) telegram.updates.allow(allowed_updates);
      return setWebhook(telegram, url, drop_pending_updates);
    },
  ),

  deleteWebhook: method(
    z.strictObject({ drop_pending_updates: z.boolean().optional() }),
    (telegram, { drop_pending_updates }) => setWebhook(telegram, "", drop_pending_updates),
  ),

  getWebhookInfo: method(nothing, (telegram) => ({
    ...telegram.webhook,
    pending_update_count: telegram.updates.pending.length,
    ...(telegram.updates.allowed.length > 0 && { allowed_updates: telegram.updates.allowed }),
  })),
};

function setWebhook(telegram: TelegramState, url: string, drop = false): true {
  telegram.webhook = { url, has_custom_certificate: false };
  if (drop) telegram.updates.drop();
  return true;
}
