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
      if (telegram.webhook.settings !== undefined) {
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
    (telegram, { url, allowed_updates, drop_pending_updates, max_connections, secret_token }) => {
      if (drop_pending_updates === true) telegram.updates.drop();
      if (url === "") return stopWebhook(telegram);
      if (!isPermitted(url)) {
        throw badRequest("bad webhook: An HTTPS URL must be provided for webhook");
      }
      telegram.updates.interrupt("terminated by setWebhook request");
      if (allowed_updates !== undefined) telegram.updates.allow(allowed_updates);
      telegram.webhook.use({
        url,
        has_custom_certificate: false,
        ...(max_connections !== undefined && { max_connections }),
        ...(secret_token !== undefined && { secret_token }),
      });
      return true;
    },
  ),

  deleteWebhook: method(
    z.strictObject({ drop_pending_updates: z.boolean().optional() }),
    (telegram, { drop_pending_updates }) => {
      if (drop_pending_updates === true) telegram.updates.drop();
      return stopWebhook(telegram);
    },
  ),

  getWebhookInfo: method(nothing, ({ webhook, updates }) => {
    const { secret_token: _, ...settings } = webhook.settings ?? {
      url: "",
      has_custom_certificate: false,
    };
    return {
      ...settings,
      pending_update_count: updates.pending.length,
      ...webhook.lastError,
      ...(updates.allowed.length > 0 && { allowed_updates: updates.allowed }),
    };
  }),
};

function stopWebhook(telegram: TelegramState): true {
  telegram.webhook.use(undefined);
  return true;
}

/** Telegram takes HTTPS alone; on this machine there is nobody to listen in. */
function isPermitted(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  const isLoopback = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname);
  return protocol === "https:" || (protocol === "http:" && isLoopback);
}
