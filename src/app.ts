/** Puts the parts together: a configuration in, a bot that answers out. */
import { openAccessFile } from "./access-file.ts";
import type { ExplainingAnswerer } from "./answer/answerer.ts";
import { startBotApiServer } from "./bot-api-server/bot-api-server.ts";
import type { Config } from "./config.ts";
import { createI18n } from "./i18n/i18n.ts";
import { readLocaleFolder } from "./locale-folder.ts";
import { openKnowledge } from "./open-knowledge.ts";
import { openPassingStore, openSharedStore, openStore } from "./store/open-store.ts";
import { runBot } from "./running-bot.ts";
import type { Store } from "./store/store.ts";
import { noMetrics, type Metrics } from "./telegram/metrics.ts";
import { telegramRates } from "./telegram/pace.ts";
import { safeError } from "./telegram/safe-error.ts";
import type { BotServices, Log } from "./telegram/services.ts";
import { startOperations } from "./web/operations/operations.ts";
import { createPrometheusMetrics } from "./web/operations/prometheus-metrics.ts";
import { Readiness } from "./web/operations/readiness.ts";
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
export async function startApp(config: Config, output: AppOutput): Promise<App> {
  const parts = new OpenParts();
  try {
    return await (config.botToken === undefined
      ? startInPlayground(config, { output, parts })
      : startOnTelegram(config, { output, parts, token: config.botToken }));
  } catch (error) {
    await parts.close();
    throw error;
  }
}

interface Start {
  readonly output: AppOutput;
  readonly parts: OpenParts;
}

async function startOnTelegram(
  config: Config,
  { output, parts, token }: Start & { readonly token: string },
): Promise<App> {
  const store = parts.add(openKeptStore(config, output));
  const { services, readiness } = await openServices(config, { output, parts, store });
  const { host, port, webhook, telegramApiRoot: apiRoot } = config;
  const starting = runBot({
    services,
    token,
    apiRoot,
    webhook: webhook && { ...webhook, host, port },
    rates: telegramRates,
    messagesPerMinute: config.messagesPerMinute,
    onConnected: (username) => {
      readiness.telegramConnected();
      output.print(`Fonti answers on Telegram as @${username}.`);
    },
  });
  const running = parts.add(await starting.catch(throwPortError({ HOST: host, PORT: port })));
  return {
    url: undefined,
    done: running.done,
    close: () => {
      readiness.draining();
      return parts.close();
    },
  };
}

/** Nobody's choices outlive the playground: its people are made up anew with each start. */
async function startInPlayground(config: Config, { output, parts }: Start): Promise<App> {
  const store = parts.add(openPassingStore());
  const { services, readiness, answerer } = await openServices(config, { output, parts, store });
  const token = "1000000001:playground";
  const apiServer = parts.add(await startBotApiServer({ token }));
  const onConnected = () => readiness.telegramConnected();
  const { apiRoot } = apiServer;
  const running = parts.add(await runBot({ services, token, apiRoot, onConnected }));
  const { host, port } = config;
  const explain: Explain = (text, hint) => answerer.explain(text, { hint });
  const starting = startPlayground({ host, port, apiServer, explain });
  const playground = parts.add(await starting.catch(throwPortError({ HOST: host, PORT: port })));
  output.print(`Fonti's playground is at ${playground.url}`);
  output.print("Set BOT_TOKEN to go on Telegram instead; .env.example tells how.");
  return {
    url: playground.url,
    done: running.done,
    close: () => {
      readiness.draining();
      return parts.close();
    },
  };
}

interface Opened {
  readonly services: BotServices;
  readonly readiness: Readiness;
  readonly answerer: ExplainingAnswerer;
}

/** Health is told before the knowledge is read, which may take long. */
async function openServices(
  config: Config,
  { output, parts, store }: Start & { readonly store: Store },
): Promise<Opened> {
  const readiness = new Readiness(() => store.journal.counts());
  const metrics = await openOperations(config, { parts, store, readiness });
  const knowledge = parts.add(await openKnowledge(config, output).catch(throwStartError));
  readiness.knowledgeLoaded();
  const { answerer } = knowledge;
  const access = await openAccess(config, output).catch(throwStartError);
  if (access !== undefined) parts.add(access);
  const i18n = createI18n(readLocaleFolder(), config.defaultLocale);
  const { keepsQuestions, retentionDays } = config;
  const problems = () => [...knowledge.problems(), ...(access?.problems() ?? [])];
  const services = {
    answerer,
    store,
    i18n,
    log: output.log,
    metrics,
    keepsQuestions,
    retentionDays,
    problems,
    ...(access !== undefined && { access: access.current }),
  };
  return { services, readiness, answerer };
}

interface Watched {
  readonly parts: OpenParts;
  readonly store: Store;
  readonly readiness: Readiness;
}

/** What is not asked for is not counted. */
async function openOperations(
  { operations }: Config,
  { parts, store, readiness }: Watched,
): Promise<Metrics> {
  if (operations === undefined) return noMetrics;
  const metrics = createPrometheusMetrics(() => store.journal.counts());
  const { host, port } = operations;
  const starting = startOperations({ ...operations, readiness, metrics });
  parts.add(await starting.catch(throwPortError({ OPERATIONS_HOST: host, OPERATIONS_PORT: port })));
  return metrics;
}

/** The playground's people are made up, and in nobody's list. */
async function openAccess({ botToken, accessFile }: Config, { print }: AppOutput) {
  if (botToken === undefined || accessFile === undefined) return undefined;
  return openAccessFile(accessFile, { print });
}

interface Part {
  close(): Promise<void>;
}

/** What has been opened; the last is closed first. */
class OpenParts {
  readonly #parts: Part[] = [];

  add<T extends Part>(part: T): T {
    this.#parts.push(part);
    return part;
  }

  async close(): Promise<void> {
    for (let part = this.#parts.pop(); part; part = this.#parts.pop()) await part.close();
  }
}

function throwStartError(error: unknown): never {
  throw new StartError(error instanceof Error ? error.message : String(error));
}

/** A place that cannot hold the store costs the choices of language, not the answers. */
function openKeptStore({ dataDir, databaseUrl, storeKey }: Config, { print }: AppOutput): Store {
  if (databaseUrl !== undefined && storeKey !== undefined)
    return openSharedStore({ url: databaseUrl }, storeKey);
  try {
    return openStore({ dataDir, key: storeKey, warn: print });
  } catch (error) {
    const { code = "unknown error" } = safeError(error);
    print(`DATA_DIR ${dataDir} cannot be used (${code}); nothing is kept over a restart.`);
    return openPassingStore();
  }
}

/** `setting` names host and port by the settings they come from. */
function throwPortError(setting: Readonly<Record<string, string | number>>) {
  const [[hostName, host] = [], [portName, port] = []] = Object.entries(setting);
  return (error: unknown): never => {
    const { code } = safeError(error);
    if (code === "EADDRINUSE")
      throw new StartError(
        `Port ${port} on ${host} is in use. Permitted: another ${portName}, or 0 for any free one.`,
      );
    if (code === "EACCES" || code === "EADDRNOTAVAIL" || code === "ENOTFOUND")
      throw new StartError(
        `${hostName} ${host} and ${portName} ${port} cannot be listened on (${code}). Permitted: an address of this machine and a port above 1023.`,
      );
    throw error;
  };
}
