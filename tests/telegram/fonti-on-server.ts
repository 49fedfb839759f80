/** Starts the bot as it is, long polling included, against a Bot API server on loopback. */
import { onTestFinished } from "vitest";
import type { Answerer } from "../../src/answer/answer.ts";
import {
  startBotApiServer,
  type BotApiServer,
  type BotApiServerOptions,
} from "../../src/bot-api-server/bot-api-server.ts";
import { createI18n } from "../../src/i18n/i18n.ts";
import { readLocaleFolder } from "../../src/locale-folder.ts";
import { openPassingStore } from "../../src/store/open-store.ts";
import type { Store } from "../../src/store/store.ts";
import type { AccessList } from "../../src/telegram/access.ts";
import { createBot } from "../../src/telegram/bot.ts";
import { pollUpdates } from "../../src/telegram/polling.ts";
import type { Metrics } from "../../src/telegram/metrics.ts";
import type { RetryOptions } from "../../src/telegram/retries.ts";
import { createUpdateWorker } from "../../src/telegram/update-worker.ts";
import { receiveByWebhook } from "../../src/telegram/webhook-receiving.ts";
import { startWebhook, type WebhookOptions } from "../../src/web/webhook/webhook.ts";
import { createHandMadeAnswerer, type HandMadeFact } from "./hand-made-answerer.ts";
import { watchCalls } from "./outgoing-calls.ts";

export const token = "4242:canary-token";
export const i18n = createI18n(readLocaleFolder(), "en");

export const facts: readonly HandMadeFact[] = [
  {
    ref: "sectors",
    words: ["settori", "sectors", "行业"],
    texts: { it: "I settori sono 13.", zh: "共有13个行业。", en: "There are 13 sectors." },
    quote: "comprende principalmente 13 settori",
    related: ["huang"],
  },
  {
    ref: "huang",
    words: ["huang", "黄奇帆"],
    texts: { it: "È il vice sindaco.", zh: "他是副市长。", en: "He is the vice mayor." },
    quote: "vice sindaco esecutivo, Huang Qifan",
  },
];

export interface FontiOptions {
  readonly server?: BotApiServer;
  readonly answerer?: Answerer;
  readonly store?: Store;
  readonly retries?: RetryOptions;
  /** Milliseconds. */
  readonly patience?: number;
  readonly keepsQuestions?: boolean;
  readonly retentionDays?: number;
  readonly now?: () => number;
  readonly metrics?: Metrics;
  /** In place of polling. */
  readonly webhook?: WebhookOnLoopback;
  readonly access?: () => AccessList;
  readonly problems?: () => readonly string[];
  readonly messagesPerMinute?: number;
}

interface WebhookOnLoopback {
  readonly secret?: string;
  /** Default: any free one. */
  readonly port?: number;
  readonly lookEvery?: number;
}

export const webhookSecret = "a-canary-of-a-secret";

export async function startServer(
  options: Partial<BotApiServerOptions> = {},
): Promise<BotApiServer> {
  const server = await startBotApiServer({ token, ...options });
  onTestFinished(() => server.close());
  watchCalls(server);
  return server;
}

export async function startFonti(options: FontiOptions = {}) {
  const server = options.server ?? (await startServer());
  const controller = new AbortController();
  const { signal } = controller;
  const logged: string[] = [];
  const write = (details: object, sentence: string) =>
    void logged.push(`${sentence} ${JSON.stringify(details)}`);
  const {
    server: _server,
    retries: outbox = { firstWait: 5 },
    patience,
    webhook,
    ...told
  } = options;
  const services = {
    ...told,
    answerer: options.answerer ?? createHandMadeAnswerer(facts),
    store: options.store ?? openPassingStore(),
    i18n,
    log: { info: write, warn: write, error: write },
  };
  const bot = createBot({ ...services, token, apiRoot: server.apiRoot, signal, outbox, patience });
  const worker = createUpdateWorker({ bot, services, signal });
  server.waitFor(() => worker.isIdle);
  const receiving = { bot, services, signal, worker };
  const hook = webhook && (await listenFor(webhook, { intake: worker, log: services.log }));
  const done = hook ? receiveByWebhook({ ...receiving, ...hook }) : pollUpdates(receiving);
  const stop = async () => {
    await hook?.close();
    controller.abort();
    await done.catch(() => undefined);
  };
  onTestFinished(stop);
  return { server, bot, logged, done, stop, url: hook?.webhook.url ?? "" };
}

async function listenFor(
  { secret = webhookSecret, port = 0, lookEvery = 60_000 }: WebhookOnLoopback,
  taking: Pick<WebhookOptions, "intake" | "log">,
) {
  const path = "/hook";
  const listener = await startWebhook({ host: "127.0.0.1", port, path, secret, ...taking });
  const webhook = { url: `${listener.url}${path}`, secret };
  return { webhook, lookEvery, close: () => listener.close() };
}
