/** What the playground refuses: other hosts, other sites, other kinds of bodies, and too much. */
import { request } from "node:http";
import { expect, it, onTestFinished } from "vitest";
import { startBotApiServer } from "../../src/bot-api-server/bot-api-server.ts";
import { startPlayground } from "../../src/web/playground/playground.ts";

async function start() {
  const apiServer = await startBotApiServer({ token: "4242:test" });
  const playground = await startPlayground({ apiServer, port: 0 });
  onTestFinished(async () => {
    await playground.close();
    await apiServer.close();
  });
  const { port } = new URL(playground.url);
  const ask = (path: string, headers: Record<string, string> = {}, body?: string) =>
    new Promise<number | undefined>((resolve, reject) => {
      const method = body === undefined ? "GET" : "POST";
      const sent = request({ host: "127.0.0.1", port, path, method, headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      sent.on("error", reject);
      sent.end(body);
    });
  return { ask, port, url: playground.url };
}

const json = { "content-type": "application/json" };

it("answers to its own names on loopback and to no other", async () => {
  const { ask, port } = await start();
  for (const host of [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`]) {
    expect(await ask("/api/state", { host })).toBe(200);
  }
  for (const host of ["evil.example", `evil.example:${port}`, "127.0.0.1.evil.example"]) {
    expect(await ask("/api/state", { host })).toBe(403);
  }
});

it("refuses pages of other origins", async () => {
  const { ask, port } = await start();
  const host = `localhost:${port}`;
  expect(await ask("/api/reset", { ...json, host, origin: `http://${host}` }, "{}")).toBe(200);
  for (const origin of ["http://evil.example", "null", `https://${host}`, "http://localhost:1"]) {
    expect(await ask("/api/reset", { ...json, host, origin }, "{}")).toBe(403);
  }
});

it("takes JSON alone, of 64 kB at most", async () => {
  const { ask } = await start();
  const form = { "content-type": "application/x-www-form-urlencoded" };
  expect(await ask("/api/reset", form, "a=b")).toBe(415);
  expect(await ask("/api/send", json, JSON.stringify({ text: "x".repeat(65_536) }))).toBe(413);
  expect(await ask("/api/send", json, "not json")).toBe(400);
  expect(await ask("/api/send", json, '{"userId":1,"chatId":1,"text":"a"}')).toBe(404);
});

it("serves its page under a strict policy, and no file beside it", async () => {
  const { ask, url } = await start();
  const { headers } = await fetch(url);
  expect(headers.get("content-security-policy")).toContain("default-src 'none'; script-src 'self'");
  expect(headers.get("x-content-type-options")).toBe("nosniff");
  for (const path of ["/../playground.ts", "/%2e%2e%2fplayground.ts", "/.env", "/a%00.js"]) {
    expect(await ask(path)).toBe(404);
  }
});
