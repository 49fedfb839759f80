/** The whole playground with the shipped knowledge, until the test is over; and the browser to look at it with. */
import { chromium, type Browser } from "playwright-core";
import { onTestFinished } from "vitest";
import { startApp } from "../../src/app.ts";
import { parseConfig } from "../../src/config.ts";

export const CHROMIUM = process.env["CHROMIUM"] ?? "/usr/bin/chromium";

/** Resolves with its address. */
export async function startShippedPlayground(): Promise<string> {
  const result = parseConfig({ PORT: "0", BOT_TOKEN: "" }, ["en", "it", "zh"]);
  if ("problems" in result) throw new Error(result.problems.join("\n"));
  const log = { info: () => {}, warn: () => {}, error: () => {} };
  const app = await startApp(result.config, { log, print: () => {} });
  onTestFinished(() => app.close());
  return app.url ?? "";
}

export async function launchBrowser(): Promise<Browser> {
  const args = ["--no-sandbox", "--disable-gpu", "--no-first-run"];
  return chromium.launch({ executablePath: CHROMIUM, headless: true, args });
}
