import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { StartError, startApp } from "../../src/app.ts";
import { parseConfig, type Environment } from "../../src/config.ts";
import { startBotApiServer } from "../../src/bot-api-server/bot-api-server.ts";
import { freePort } from "./free-port.ts";
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

async function startBehindWebhook(more: Environment = {}) {
  const server = await startBotApiServer({ token: "77:token" });
  onTestFinished(() => server.close());
  const [port, operations] = [await freePort(), await freePort()];
  const started = await start({
    BOT_TOKEN: "77:token",
    TELEGRAM_API_ROOT: server.apiRoot,
    WEBHOOK_URL: `http://127.0.0.1:${port}/fonti`,
    WEBHOOK_SECRET: "a-canary-of-a-secret",
    PORT: String(port),
    OPERATIONS_PORT: String(operations),
    ...more,
  });
  const get = async (path: string) => {
    const response = await fetch(`http://127.0.0.1:${operations}${path}`);
    return `${response.status} ${await response.text()}`;
  };
  return { ...started, server, port, get };
}

describe("the app behind a webhook", { timeout: 30_000 }, () => {
  it("answers, tells that it is ready, and counts, until it is closed", async () => {
    const { app, server, port, get } = await startBehindWebhook();
    await expect.poll(() => get("/readyz")).toBe("200 ready\n");
    const anna = server.createUser({ firstName: "Anna", languageCode: "it" });
    await anna.sends(anna.privateChat(), "Chi è Huang Qifan?");
    expect((await anna.privateChat().waitForBotMessage()).text).toContain("Huang Qifan");
    await expect
      .poll(() => get("/metrics"))
      .toContain('fonti_update_seconds_count{kind="message",outcome="handled"} 1');
    expect(await get("/metrics")).toContain(
      'fonti_api_calls_total{method="sendMessage",code="200"} 1',
    );
    const metrics = await get("/metrics");
    expect(metrics).not.toMatch(/Anna|Huang|token|canary/);
    expect(metrics).not.toMatch(new RegExp(`(?<![\\d.])${anna.id}`));
    await app.close();
    await app.done;
    await expect(get("/healthz")).rejects.toThrow("fetch failed");
    await expect(fetch(`http://127.0.0.1:${port}/fonti`)).rejects.toThrow("fetch failed");
  });

  it("names the setting whose port is in use, and leaves nothing open", async () => {
    const taken = createServer().listen(0, "127.0.0.1");
    await once(taken, "listening");
    onTestFinished(() => void taken.close());
    const address = taken.address();
    const port = typeof address === "object" ? String(address?.port) : "";
    const operations = String(await freePort());
    const attempt = { PORT: port, OPERATIONS_PORT: operations };
    await expect(startBehindWebhook(attempt)).rejects.toThrow(/ is in use\. .* another PORT,/);
    await expect(startBehindWebhook({ OPERATIONS_PORT: port })).rejects.toThrow(
      /another OPERATIONS_PORT,/,
    );
    await expect(fetch(`http://127.0.0.1:${operations}/healthz`)).rejects.toThrow("fetch failed");
  });
});
