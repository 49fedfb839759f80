/** Spawns the bot as `npm start` does, in a process of its own; tells what it prints, weighs and how it ends. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { Weight } from "./loop-probe.ts";

export interface SpawnedBotOptions {
  /** In which it runs, so that no `.env` is read. */
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  /** Of Node, such as `--expose-gc`. */
  readonly nodeOptions?: readonly string[];
  /** Modules that are loaded before it, by their URL. */
  readonly imports?: readonly string[];
  /** What it prints once it is there. Default: that it is on Telegram. */
  readonly ready?: RegExp;
  readonly withinMs?: number;
}

const main = fileURLToPath(new URL("../../src/main.ts", import.meta.url));
const standard = [import.meta.resolve("tsx"), new URL("./loop-probe.ts", import.meta.url).href];

/** Limits of what one person may ask are a fault test's own subject or none of it. */
const calm = { LOG_LEVEL: "warn", MESSAGES_PER_MINUTE: "1000000" };

export type SpawnedBot = ReturnType<typeof spawnBot>;

export function spawnBot(options: SpawnedBotOptions) {
  const {
    folder,
    env,
    nodeOptions = [],
    ready = /answers on Telegram/,
    withinMs = 60_000,
  } = options;
  const imports = [...standard, ...(options.imports ?? [])].map((url) => `--import=${url}`);
  const child = spawn(process.execPath, [...nodeOptions, ...imports, main], {
    cwd: folder,
    env: { ...calm, PATH: process.env["PATH"] ?? "", ...env },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  let output = "";
  const note = (part: Buffer) => void (output += part.toString());
  child.stdout?.on("data", note);
  child.stderr?.on("data", note);
  const exit: Promise<number | string> = once(child, "exit").then(([code, signal]) =>
    String(code ?? signal),
  );
  const isRunning = () => child.exitCode === null && child.signalCode === null;
  return {
    child,
    exit,
    isRunning,
    /** All it has printed, and logged. */
    output: () => output,
    /** Resolves once it is there. @throws Error with what it printed, where it does not start. */
    async started(): Promise<void> {
      const end = performance.now() + withinMs;
      while (!ready.test(output)) {
        if (!isRunning() || performance.now() > end)
          throw new Error(`It does not start:\n${output}`);
        await sleep(20);
      }
    },
    async kill(): Promise<void> {
      child.kill("SIGKILL");
      await exit;
    },
    /** Its weight, and its loop since this was asked last. */
    async weigh(): Promise<Weight> {
      const answer = once(child, "message");
      child.send({ weight: true });
      const [weight] = (await answer) as [Weight];
      return weight;
    },
  };
}
