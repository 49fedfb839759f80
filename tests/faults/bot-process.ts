/** Starts the bot as `npm start` does, in a process of its own, and tells what it prints, weighs and how it ends. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import type { Weight } from "./loop-probe.ts";

export interface BotProcessOptions {
  readonly env: Readonly<Record<string, string>>;
  /** Of Node, such as `--expose-gc`. */
  readonly nodeOptions?: readonly string[];
  /** What it prints once it is there. Default: that it is on Telegram. */
  readonly ready?: RegExp;
  readonly withinMs?: number;
}

const main = fileURLToPath(new URL("../../src/main.ts", import.meta.url));
const probe = new URL("./loop-probe.ts", import.meta.url).href;

/** Limits of what one person may ask are a fault test's own subject or none of it. */
const calm = { LOG_LEVEL: "warn", MESSAGES_PER_MINUTE: "1000000" };

/** A folder that is removed after the test. */
export function passingFolder(name = "fonti-fault-"): string {
  const folder = mkdtempSync(join(tmpdir(), name));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export async function startBotProcess(options: BotProcessOptions) {
  const { env, nodeOptions = [], ready = /answers on Telegram/, withinMs = 60_000 } = options;
  const imports = ["--import", import.meta.resolve("tsx"), "--import", probe];
  const child = spawn(process.execPath, [...nodeOptions, ...imports, main], {
    cwd: passingFolder(),
    env: { ...calm, PATH: process.env["PATH"] ?? "", DATA_DIR: passingFolder(), ...env },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  let output = "";
  const note = (part: Buffer) => void (output += part.toString());
  child.stdout?.on("data", note);
  child.stderr?.on("data", note);
  const exit: Promise<number | string> = once(child, "exit").then(([code, signal]) =>
    String(code ?? signal),
  );
  onTestFinished(async () => {
    child.kill("SIGKILL");
    await exit;
  });
  const isRunning = () => child.exitCode === null && child.signalCode === null;
  const end = performance.now() + withinMs;
  while (!ready.test(output)) {
    if (!isRunning() || performance.now() > end) throw new Error(`It does not start:\n${output}`);
    await sleep(20);
  }
  return {
    child,
    exit,
    isRunning,
    /** All it has printed, and logged. */
    output: () => output,
    /** Its weight, and its loop since this was asked last. */
    async weigh(): Promise<Weight> {
      const answer = once(child, "message");
      child.send({});
      const [weight] = (await answer) as [Weight];
      return weight;
    },
  };
}

export type BotProcess = Awaited<ReturnType<typeof startBotProcess>>;
