import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it, onTestFinished } from "vitest";
import { startBotApiServer } from "../../src/bot-api-server/bot-api-server.ts";
import { watchCalls } from "../telegram/outgoing-calls.ts";

const main = fileURLToPath(new URL("../../src/main.ts", import.meta.url));
const tsx = import.meta.resolve("tsx");

/** Runs the process in an empty folder; `until` is awaited in its output. */
function run(environment: Readonly<Record<string, string>>) {
  const folder = mkdtempSync(join(tmpdir(), "fonti-main-"));
  const child = spawn(process.execPath, ["--import", tsx, main], {
    cwd: folder,
    env: { PATH: process.env["PATH"], PORT: "0", ...environment },
  });
  onTestFinished(() => {
    child.kill("SIGKILL");
    rmSync(folder, { recursive: true, force: true });
  });
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const exit = once(child, "exit").then(([code]: unknown[]) => code);
  const until = async (words: string) => {
    while (!output.includes(words) && child.exitCode === null)
      await new Promise((resolve) => setTimeout(resolve, 20));
  };
  return { child, exit, until, output: () => output };
}

describe("the process", { timeout: 30_000 }, () => {
  it("lists every problem of the configuration, each on its line, and exits with 1", async () => {
    const { exit, output } = run({ BOT_TOKEN: "canary", PORT: "x", DEFAULT_LOCALE: "tlh" });
    expect(await exit).toBe(1);
    const lines = output().trim().split("\n");
    expect(lines.map((line) => line.split(" ")[0])).toEqual([
      "BOT_TOKEN",
      "DEFAULT_LOCALE",
      "PORT",
    ]);
    expect(output()).not.toContain("canary");
  });

  it("exits with 1 and one sentence where Telegram refuses the token", async () => {
    const server = await startBotApiServer({ token: "1:another" });
    onTestFinished(() => server.close());
    watchCalls(server);
    const { exit, output } = run({ BOT_TOKEN: "77:canary", TELEGRAM_API_ROOT: server.apiRoot });
    expect(await exit).toBe(1);
    expect(output().trim()).toMatch(
      /^Telegram does not accept BOT_TOKEN \(40[14]\)\. Permitted: .+$/,
    );
    expect(output()).not.toContain("canary");
  });

  it.each(["SIGTERM", "SIGINT"] as const)("exits with 0 on %s", async (signal) => {
    const { child, exit, until, output } = run({});
    await until("playground is at http://127.0.0.1:");
    child.kill(signal);
    expect([await exit, output()]).toEqual([0, expect.not.stringContaining("Error")]);
  });

  it("exits with 0 on SIGTERM while Telegram is away", async () => {
    const { child, exit, until } = run({
      BOT_TOKEN: "77:x",
      TELEGRAM_API_ROOT: "http://127.0.0.1:1",
    });
    await until("cannot be reached");
    child.kill("SIGTERM");
    expect(await exit).toBe(0);
  });
});
