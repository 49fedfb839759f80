/** Starts the bot in a process of its own for one test, and ends it with the test. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { spawnBot, type SpawnedBot, type SpawnedBotOptions } from "./spawned-bot.ts";

export type BotProcess = SpawnedBot;

/** A folder that is removed after the test. */
export function passingFolder(name = "fonti-fault-"): string {
  const folder = mkdtempSync(join(tmpdir(), name));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Its folder and, where `env` names none, its `DATA_DIR` are passing ones. */
export async function startBotProcess({
  env,
  ...options
}: Omit<SpawnedBotOptions, "folder">): Promise<BotProcess> {
  const folder = passingFolder();
  const bot = spawnBot({ ...options, folder, env: { DATA_DIR: passingFolder(), ...env } });
  onTestFinished(() => bot.kill());
  await bot.started();
  return bot;
}
