import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { StartError, startApp } from "../../src/app.ts";
import { parseConfig, type Environment } from "../../src/config.ts";
import { startBotApiServer } from "../../src/bot-api-server/bot-api-server.ts";
import { watchCalls } from "../telegram/outgoing-calls.ts";

async function start(environment: Environment) {
  const result = parseConfig({ DATA_DIR: newFolder(), PORT: "0", ...environment }, [
    "en",
    "it",
    "zh",
  ]);
  if ("problems" in result) throw new Error(result.problems.join("\n"));
  const lines: string[] = [];
  const log = { info: () => {}, warn: () => {}, error: () => {} };
  const app = await startApp(result.config, { log, print: (line) => void lines.push(line) });
  onTestFinished(() => app.close());
  return { app, lines };
}

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "fonti-app-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

describe("the app", { timeout: 30_000 }, () => {
  it("opens the playground where there is no token, and prints its address", async () => {
    const { app, lines } = await start({});
    expect(lines.join("\n")).toContain(app.url);
    const page = await fetch(app.url ?? "");
    expect(page.status).toBe(200);
    expect(await page.text()).toContain("<html");
  });

  it("answers on the server that the token and the API root name, until it is closed", async () => {
    const server = await startBotApiServer({ token: "77:token" });
    onTestFinished(() => server.close());
    watchCalls(server);
    const { app } = await start({ BOT_TOKEN: "77:token", TELEGRAM_API_ROOT: server.apiRoot });
    const anna = server.createUser({ firstName: "Anna", languageCode: "it" });
    await anna.sends(anna.privateChat(), "Chi è Huang Qifan?");
    expect((await anna.privateChat().waitForBotMessage()).text).toContain("Huang Qifan");
    await app.close();
    await app.done;
    await anna.sends(anna.privateChat(), "Quali sono i settori?");
    expect(anna.privateChat().botMessages).toHaveLength(1);
  });

  it("says that the port is in use, and what to do", async () => {
    const taken = createServer().listen(0, "127.0.0.1");
    await once(taken, "listening");
    onTestFinished(() => void taken.close());
    const address = taken.address();
    const port = typeof address === "object" ? String(address?.port) : "";
    await expect(start({ PORT: port })).rejects.toThrow(StartError);
    await expect(start({ PORT: port })).rejects.toThrow(
      `Port ${port} on 127.0.0.1 is in use. Permitted: `,
    );
  });

  it("refuses to start without any knowledge", async () => {
    await expect(start({ KNOWLEDGE_DIR: join(newFolder(), "gone") })).rejects.toThrow(StartError);
    await expect(start({ KNOWLEDGE_DIR: newFolder() })).rejects.toThrow(
      /holds no source.*Permitted: /,
    );
  });

  it("prints where the knowledge is broken and goes on with the rest", async () => {
    const folder = newFolder();
    mkdirSync(join(folder, "a"));
    writeFileSync(join(folder, "a", "good.txt"), "Il mercato apre alle otto del mattino.");
    writeFileSync(join(folder, "a", "bad.txt"), Buffer.from([0x61, 0x0a, 0xff, 0xfe]));
    const { lines } = await start({ KNOWLEDGE_DIR: folder });
    expect(lines.filter((line) => /^a\/bad\.txt:2.*Permitted: /.test(line))).toHaveLength(1);
  });

  it("goes on without a store where there is no place for one, and says so", async () => {
    const file = join(newFolder(), "file");
    writeFileSync(file, "");
    const server = await startBotApiServer({ token: "77:token" });
    onTestFinished(() => server.close());
    watchCalls(server);
    const { lines } = await start({
      BOT_TOKEN: "77:token",
      TELEGRAM_API_ROOT: server.apiRoot,
      DATA_DIR: join(file, "x"),
    });
    expect(lines.join("\n")).toMatch(/DATA_DIR .* cannot be used \(ENOTDIR\)/);
  });
});
