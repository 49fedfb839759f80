/** Receives updates by a webhook that Telegram is told of, and told again whenever it says otherwise. */
import { setTimeout as sleep } from "node:timers/promises";
import { GrammyError, type Api } from "grammy";
import type { WebhookInfo } from "grammy/types";
import { allowedUpdates, PollingError, untilServed } from "./polling.ts";
import type { UpdateHandling } from "./update-handling.ts";
import type { UpdateWorker } from "./update-worker.ts";

export interface WebhookAddress {
  readonly url: string;
  /** Telegram sends it with every update. */
  readonly secret: string;
}

export interface WebhookReceivingOptions extends UpdateHandling {
  readonly worker: UpdateWorker;
  readonly webhook: WebhookAddress;
  /** Milliseconds between two looks at what Telegram says of the webhook. Default: a minute. */
  readonly lookEvery?: number;
  /** Is called once Telegram has accepted the token and knows the webhook. */
  readonly onConnected?: () => void;
}

/**
 * Resolves once the signal has ended it and what is under way is finished, which takes 8 seconds at
 * most. Rejects with a `PollingError` if Telegram refuses the token or the address.
 */
export async function receiveByWebhook(options: WebhookReceivingOptions): Promise<void> {
  const { bot, signal, worker, onConnected, lookEvery = 60_000 } = options;
  let errorSeen = 0;
  const look = async () => {
    const info = await bot.api.getWebhookInfo();
    const { last_error_date: errorAt = 0 } = info;
    if (errorAt > errorSeen) reportError(info, options);
    // A secret cannot be read back: that it is another one shows by our refusals alone.
    const isRefused = errorAt > errorSeen && /\b401\b/.test(info.last_error_message ?? "");
    errorSeen = errorAt;
    if (isRefused || !isAsWanted(info, options)) await register(bot.api, options.webhook);
    return true;
  };
  const connected = await untilServed(options, async () => {
    bot.botInfo = await bot.api.getMe();
    return look();
  });
  if (connected === undefined) return;
  onConnected?.();
  worker.start();
  while (!signal.aborted) {
    await sleep(lookEvery, undefined, { signal }).catch(() => undefined);
    await untilServed(options, look);
  }
  await worker.drain();
}

function isAsWanted(info: WebhookInfo, { webhook }: WebhookReceivingOptions): boolean {
  const kinds = info.allowed_updates ?? [];
  return (
    info.url === webhook.url &&
    kinds.length === allowedUpdates.length &&
    allowedUpdates.every((kind) => kinds.includes(kind))
  );
}

async function register(api: Api, { url, secret }: WebhookAddress): Promise<void> {
  try {
    await api.setWebhook(url, { secret_token: secret, allowed_updates: allowedUpdates });
  } catch (error) {
    if (!(error instanceof GrammyError) || error.error_code !== 400) throw error;
    throw new PollingError(
      `Telegram does not accept WEBHOOK_URL (${error.description}). Permitted: an https:// address on port 443, 80, 88 or 8443 that it can reach.`,
    );
  }
}

/** Telegram's words name what it met at the address, not what it sent there. */
function reportError(info: WebhookInfo, { services: { log } }: WebhookReceivingOptions): void {
  const { last_error_message: error, pending_update_count: waiting } = info;
  log.warn({ error, waiting }, "Telegram could not deliver to WEBHOOK_URL; it tries again.");
}
