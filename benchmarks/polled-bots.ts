/** Bots that poll a Bot API server of their own, for benchmarks: ours with its SQLite journal, and bare grammY. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Bot } from "grammy";
import type { Answerer } from "../src/answer/answer.ts";
import { startBotApiServer, type BotApiServer } from "../src/bot-api-server/bot-api-server.ts";
import { createI18n } from "../src/i18n/i18n.ts";
import { readLocaleFolder } from "../src/locale-folder.ts";
import { openStore } from "../src/store/open-store.ts";
import { createBot } from "../src/telegram/bot.ts";
import { pollUpdates } from "../src/telegram/polling.ts";
import { createUpdateWorker } from "../src/telegram/update-worker.ts";

const token = "4242:benchmark";

/** Both the bot and its server stay up until `stop`. */
export interface RunningBot {
  readonly server: BotApiServer;
  stop(): Promise<void>;
}

export async function startFonti(answerer: Answerer): Promise<RunningBot> {
  const server = await startBotApiServer({ token });
  const folder = await mkdtemp(join(tmpdir(), "fonti-benchmark-"));
  const controller = new AbortController();
  const { signal } = controller;
  const services = {
    answerer,
    store: openStore({ dataDir: folder, key: undefined, warn: console.error }),
    i18n: createI18n(readLocaleFolder(), "en"),
    log: { info: () => {}, warn: console.error, error: console.error },
  };
  const bot = createBot({ ...services, token, apiRoot: server.apiRoot, signal });
  const worker = createUpdateWorker({ bot, services, signal });
  server.waitFor(() => worker.isIdle);
  const done = pollUpdates({ bot, services, signal, worker });
  const stop = async () => {
    controller.abort();
    await done;
    await services.store.close();
    await server.close();
    await rm(folder, { recursive: true });
  };
  return { server, stop };
}

/** Says to each text what `reply` makes of it, and nothing else. */
export async function startBare(reply: (text: string) => string): Promise<RunningBot> {
  const server = await startBotApiServer({ token });
  const bot = new Bot(token, { client: { apiRoot: server.apiRoot } });
  bot.on("message:text", (ctx) => ctx.reply(reply(ctx.message.text)));
  const done = bot.start();
  const stop = async () => {
    await bot.stop();
    await done;
    await server.close();
  };
  return { server, stop };
}
