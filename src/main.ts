/** The process: environment in, exit code out; everything else is the app's. */
import { existsSync } from "node:fs";
import { pino } from "pino";
import { StartError, startApp, type App } from "./app.ts";
import { parseConfig, type Config } from "./config.ts";
import { readLocaleFolder } from "./locale-folder.ts";
import { createProgressLine } from "./progress-line.ts";
import { PollingError } from "./telegram/polling.ts";
import { safeError } from "./telegram/safe-error.ts";

function readConfig(): Config | undefined {
  if (existsSync(".env")) process.loadEnvFile(".env");
  const result = parseConfig(process.env, Object.keys(readLocaleFolder()));
  if ("config" in result) return result.config;
  for (const problem of result.problems) console.error(problem);
  return undefined;
}

/** Node would print an error whole, and some of them hold the token. */
function exitWith(error: unknown): never {
  if (error instanceof StartError || error instanceof PollingError) console.error(error.message);
  else console.error("Fonti has to stop:", JSON.stringify(safeError(error)));
  process.exit(1);
}

/** A signal while the app starts is obeyed once it has; the second does not wait for anything. */
function closeOnSignal(starting: Promise<App>): void {
  let isClosing = false;
  const close = (): void => {
    if (isClosing) process.exit(1);
    isClosing = true;
    starting.then((app) => app.close()).then(() => process.exit(0), exitWith);
  };
  process.on("SIGTERM", close);
  process.on("SIGINT", close);
}

async function main(): Promise<void> {
  const config = readConfig();
  if (config === undefined) process.exit(1);
  const log = pino({ level: config.logLevel }, pino.destination({ dest: 2, sync: true }));
  const progress = createProgressLine(process.stderr, "Reading the knowledge");
  const starting = startApp(config, {
    log,
    print: (line) => {
      progress.end();
      console.log(line);
    },
    onProgress: progress.update,
  }).finally(progress.end);
  closeOnSignal(starting);
  const app = await starting;
  await app.done;
}

process.on("uncaughtException", exitWith);
process.on("unhandledRejection", exitWith);
await main().catch(exitWith);
