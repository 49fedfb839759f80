/** Starts the bot as it is, long polling included, against a Bot API server on loopback. */
import { onTestFinished } from "vitest";
import type { Answerer } from "../../src/answer/answer.ts";
import { startBotApiServer, type BotApiServer } from "../../src/bot-api-server/bot-api-server.ts";
import { createI18n } from "../../src/i18n/i18n.ts";
import { readLocaleFolder } from "../../src/locale-folder.ts";
import { openPassingStore } from "../../src/store/open-store.ts";
import type { Store } from "../../src/store/store.ts";
import { createBot } from "../../src/telegram/bot.ts";
import { pollUpdates } from "../../src/telegram/polling.ts";
import type { RetryOptions } from "../../src/telegram/retries.ts";
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
  readonly keepsQuestions?: boolean;
  readonly retentionDays?: number;
}

export async function startServer(): Promise<BotApiServer> {
  const server = await startBotApiServer({ token });
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
  const { server: _server, retries: _retries, ...told } = options;
  const services = {
    ...told,
    answerer: options.answerer ?? createHandMadeAnswerer(facts),
    store: options.store ?? openPassingStore(),
    i18n,
    log: { info: write, warn: write, error: write },
  };
  const outbox = options.retries ?? { firstWait: 5 };
  const bot = createBot({ ...services, token, apiRoot: server.apiRoot, signal, outbox });
  const done = pollUpdates({ bot, services, signal });
  const stop = async () => {
    controller.abort();
    await done.catch(() => undefined);
  };
  onTestFinished(stop);
  return { server, bot, logged, done, stop };
}
