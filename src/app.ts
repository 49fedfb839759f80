/** Puts the parts together: a configuration in, a bot that answers out. */
import { setTimeout as sleep } from "node:timers/promises";
import type { Answerer } from "./answer/answer.ts";
import { startBotApiServer } from "./bot-api-server/bot-api-server.ts";
import type { Config } from "./config.ts";
import { createI18n } from "./i18n/i18n.ts";
import { readLocaleFolder } from "./locale-folder.ts";
import { openKnowledge } from "./open-knowledge.ts";
import { openPassingStore, openStore } from "./store/open-store.ts";
import type { Store } from "./store/store.ts";
import { createBot } from "./telegram/bot.ts";
import { telegramRates, type Rates } from "./telegram/pace.ts";
import { pollUpdates } from "./telegram/polling.ts";
import { publishProfile } from "./telegram/profile.ts";
import { startRetention } from "./telegram/retention.ts";
import { safeError } from "./telegram/safe-error.ts";
import type { BotServices, Log } from "./telegram/services.ts";
import type { Explain } from "./web/playground/playground-api.ts";
import { startPlayground } from "./web/playground/playground.ts";

/** What the operator has to mend before anything can start; the message is meant for them. */
export class StartError extends Error {}

export interface AppOutput {
  readonly log: Log;
  /** Takes lines for the operator's eyes. */
  readonly print: (line: string) => void;
  /** Told while the knowledge is read at the start: how many files of how many. */
  readonly onProgress?: (done: number, of: number) => void;
}

export interface App {
  /** The playground's page; undefined where the bot is on Telegram. */
  readonly url: string | undefined;
  /** Resolves when closed; rejects with a `PollingError` if Telegram refuses the token. */
  readonly done: Promise<void>;
  /** Finishes what is under way, for at most 8 seconds. */
  close(): Promise<void>;
}

/** With a token: the bot on Telegram; without: the same bot behind the playground. */
export function startApp(config: Config, output: AppOutput): Promise<App> {
  return config.botToken === undefined
    ? startInPlayground(config, output)
    : startOnTelegram(config, config.botToken, output);
}

async function startOnTelegram(config: Config, token: string, output: AppOutput): Promise<App> {
  const knowledge = await openKnowledge(config, output).catch(throwStartError);
  const { answerer } = knowledge;
  const services = toServices(config, { answerer, store: openKeptStore(config, output), output });
  const apiRoot = config.telegramApiRoot;
  const { print } = output;
  const running = runBot(services, { token, apiRoot, print, rates: telegramRates });
  return {
    url: undefined,
    done: running.done,
    close: async () => {
      await running.stop();
      await knowledge.close();
      await services.store.close();
    },
  };
}

/** Nobody's choices outlive the playground: its people are made up anew with each start. */
async function startInPlayground(config: Config, output: AppOutput): Promise<App> {
  const knowledge = await openKnowledge(config, output).catch(throwStartError);
  const { answerer } = knowledge;
  const services = toServices(config, { answerer, store: openPassingStore(), output });
  const token = "1000000001:playground";
  const apiServer = await startBotApiServer({ token });
  const { host, port } = config;
  const explain: Explain = (text, hint) => answerer.explain(text, { hint });
  const playground = await startPlayground({ host, port, apiServer, explain }).catch(
    async (error) => {
      await Promise.all([apiServer.close(), knowledge.close()]);
      throw portError(error, config);
    },
  );
  const running = runBot(services, { token, apiRoot: apiServer.apiRoot, print: () => {} });
  output.print(`Fonti's playground is at ${playground.url}`);
  output.print("Set BOT_TOKEN to go on Telegram instead; .env.example tells how.");
  return {
    url: playground.url,
    done: running.done,
    close: async () => {
      await playground.close();
      await running.stop();
      await knowledge.close();
      await apiServer.close();
    },
  };
}

function throwStartError(error: unknown): never {
  throw new StartError(error instanceof Error ? error.message : String(error));
}

interface Parts {
  readonly answerer: Answerer;
  readonly store: Store;
  readonly output: AppOutput;
}

function toServices(config: Config, { answerer, store, output }: Parts): BotServices {
  const i18n = createI18n(readLocaleFolder(), config.defaultLocale);
  const { keepsQuestions, retentionDays } = config;
  return { answerer, store, i18n, log: output.log, keepsQuestions, retentionDays };
}

/** A place that cannot hold the store costs the choices of language, not the answers. */
function openKeptStore({ dataDir, storeKey }: Config, { print }: AppOutput): Store {
  try {
    return openStore({ dataDir, key: storeKey, warn: print });
  } catch (error) {
    const { code = "unknown error" } = safeError(error);
    print(`DATA_DIR ${dataDir} cannot be used (${code}); nothing is kept over a restart.`);
    return openPassingStore();
  }
}

interface BotAddress {
  readonly token: string;
  readonly apiRoot: string | undefined;
  readonly print: (line: string) => void;
  readonly rates?: Rates;
}

interface RunningBot {
  readonly done: Promise<void>;
  stop(): Promise<void>;
}

function runBot(services: BotServices, address: BotAddress): RunningBot {
  const controller = new AbortController();
  const { signal } = controller;
  const { token, apiRoot, print, rates } = address;
  const bot = createBot({ ...services, token, apiRoot, signal, outbox: { rates } });
  startRetention(services, signal);
  const onConnected = () => {
    print(`Fonti answers on Telegram as @${bot.botInfo.username}.`);
    publishProfile(bot.api, services.i18n).catch((error: unknown) => {
      if (!signal.aborted)
        services.log.warn(
          safeError(error),
          "The bot's commands and descriptions are not published.",
        );
    });
  };
  const done = pollUpdates({ bot, services, signal, onConnected });
  return {
    done,
    stop: async () => {
      controller.abort();
      await Promise.race([done.catch(() => undefined), sleep(8000, undefined, { ref: false })]);
    },
  };
}

function portError(error: unknown, { host, port }: Config): unknown {
  const { code } = safeError(error);
  if (code === "EADDRINUSE")
    return new StartError(
      `Port ${port} on ${host} is in use. Permitted: another PORT, or 0 for any free one.`,
    );
  if (code === "EACCES" || code === "EADDRNOTAVAIL" || code === "ENOTFOUND")
    return new StartError(
      `HOST ${host} and PORT ${port} cannot be listened on (${code}). Permitted: an address of this machine and a port above 1023.`,
    );
  return error;
}
