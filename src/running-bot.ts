/** Takes what the bot works with; gives the bot at work, by polling or by webhook, until it is stopped. */
import { setTimeout as sleep } from "node:timers/promises";
import type { Bot } from "grammy";
import type { WebhookConfig } from "./config.ts";
import { createBot } from "./telegram/bot.ts";
import type { Rates } from "./telegram/pace.ts";
import { pollUpdates } from "./telegram/polling.ts";
import { behindFloodGate } from "./telegram/flood-gate.ts";
import { publishProfile } from "./telegram/profile.ts";
import { startRetention } from "./telegram/retention.ts";
import { safeError } from "./telegram/safe-error.ts";
import type { BotServices, FontiContext } from "./telegram/services.ts";
import { createUpdateWorker } from "./telegram/update-worker.ts";
import { receiveByWebhook } from "./telegram/webhook-receiving.ts";
import type { Address } from "./web/listener.ts";
import { startWebhook } from "./web/webhook/webhook.ts";

export interface RunningBotOptions {
  readonly services: BotServices;
  readonly token: string;
  readonly apiRoot: string | undefined;
  /** Undefined: long polling. */
  readonly webhook?: (WebhookConfig & Address) | undefined;
  /** How fast it may call. Default: as fast as it can. */
  readonly rates?: Rates;
  /** How many messages a minute are answered to a person, and in a group. Default: all. */
  readonly messagesPerMinute?: number;
  /** Is told the bot's username once Telegram has accepted the token. */
  readonly onConnected: (username: string) => void;
}

export interface RunningBot {
  /** Rejects with a `PollingError` if Telegram refuses the token or the webhook. */
  readonly done: Promise<void>;
  /** Takes no further updates, and finishes what is under way, for at most 9 seconds. */
  close(): Promise<void>;
}

/** Rejects where the webhook cannot listen. */
export async function runBot(options: RunningBotOptions): Promise<RunningBot> {
  const { services, token, apiRoot, webhook, rates, messagesPerMinute } = options;
  const controller = new AbortController();
  const { signal } = controller;
  const outbox = { rates };
  const bot = createBot({ ...services, token, apiRoot, signal, outbox, messagesPerMinute });
  startRetention(services, signal);
  const worker = behindFloodGate(
    createUpdateWorker({ bot, services, signal }),
    messagesPerMinute,
    services.now,
  );
  const onConnected = () => {
    options.onConnected(bot.botInfo.username);
    void publish(bot, services, signal);
  };
  const receiving = { bot, services, signal, worker, onConnected };
  const listener = webhook && (await listenFor(webhook, { intake: worker, log: services.log }));
  const done = webhook ? receiveByWebhook({ ...receiving, webhook }) : pollUpdates(receiving);
  return {
    done,
    close: async () => {
      await listener?.close();
      controller.abort();
      await Promise.race([done.catch(() => undefined), sleep(9000, undefined, { ref: false })]);
    },
  };
}

function listenFor(
  { url, secret, host, port }: WebhookConfig & Address,
  taking: Pick<Parameters<typeof startWebhook>[0], "intake" | "log">,
) {
  return startWebhook({ host, port, path: new URL(url).pathname, secret, ...taking });
}

/** Never rejects: without commands and descriptions the bot answers as well. */
async function publish(
  { api }: Bot<FontiContext>,
  { i18n, log }: BotServices,
  signal: AbortSignal,
): Promise<void> {
  try {
    await publishProfile(api, i18n);
  } catch (error) {
    if (signal.aborted) return;
    log.warn(safeError(error), "The bot's commands and descriptions are not published.");
  }
}
