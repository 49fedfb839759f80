/** S3: what anybody on the internet may throw at the webhook, against the process as it is started. */
import { once } from "node:events";
import { Agent, request } from "node:http";
import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { freePort } from "../config/free-port.ts";
import { startServer, token, webhookSecret as secret } from "../telegram/fonti-on-server.ts";
import { startBotProcess } from "./bot-process.ts";
import { recordFault } from "./fault-record.ts";

const header = "x-telegram-bot-api-secret-token";
const hugeBody = 300_000_000;
const chunk = Buffer.alloc(65_536, "x");

interface Shot {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Bytes that are sent after the body, for as long as the webhook takes them. */
  readonly flood?: number;
}

/** The status, and how many bytes of a flood the webhook let come. */
async function shoot(url: string, shot: Shot): Promise<{ status: number; sent: number }> {
  const { method = "POST", headers = {}, body = "", flood = 0 } = shot;
  const agent = new Agent({ keepAlive: true });
  const shooting = request(url, { method, headers, agent });
  let sent = 0;
  const ending = new AbortController();
  const end = () => ending.abort();
  shooting.on("error", end).on("close", end);
  shooting.write(body);
  const answered = once(shooting, "response") as Promise<[{ statusCode?: number; resume(): void }]>;
  const flooding = async () => {
    for (; sent < flood && !ending.signal.aborted; sent += chunk.length)
      if (!shooting.write(chunk)) await Promise.race([once(shooting, "drain"), sleep(100)]);
    shooting.end();
  };
  const [[response]] = await Promise.all([answered, flooding().catch(end)]);
  response.resume();
  agent.destroy();
  return { status: response.statusCode ?? 0, sent };
}

it("S3: the webhook bears whatever is thrown at it", async () => {
  const server = await startServer();
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/fonti`;
  const bot = await startBotProcess({
    nodeOptions: ["--expose-gc"],
    env: {
      BOT_TOKEN: token,
      TELEGRAM_API_ROOT: server.apiRoot,
      WEBHOOK_URL: url,
      WEBHOOK_SECRET: secret,
      PORT: String(port),
    },
  });
  const withSecret = { [header]: secret };
  const anna = server.createUser({ firstName: "Anna", languageCode: "it" });
  const answer = async () => {
    await anna.sends(anna.privateChat(), "Chi è Huang Qifan?");
    return anna.privateChat().waitForBotMessage(undefined, 10_000);
  };
  await answer();
  for (let warm = 0; warm < 200; warm += 1) await shoot(url, { body: "{}" });
  const before = await bot.weigh();

  const strangers = [
    ...["", "x", secret.slice(1), `${secret}x`].map((given) => ({ headers: { [header]: given } })),
    { body: "{}" },
    { body: "no JSON" },
    { method: "GET" },
    { method: "PUT", headers: withSecret },
  ];
  const refused = [];
  for (let round = 0; round < 25; round += 1)
    for (const stranger of strangers) refused.push((await shoot(url, stranger)).status);
  const noUpdates = [];
  for (const body of ["", "no JSON", "null", "[]", "{}", "[".repeat(500_000)])
    noUpdates.push((await shoot(url, { headers: withSecret, body })).status);
  const chunked = { "transfer-encoding": "chunked" };
  const length = { "content-length": String(hugeBody) };
  const large = [
    await shoot(url, { headers: { ...withSecret, ...chunked }, flood: hugeBody }),
    await shoot(url, { headers: { ...withSecret, ...length }, flood: hugeBody }),
  ];
  const stranger = await shoot(url, { headers: chunked, flood: hugeBody });
  const slow = Array.from({ length: 200 }, () => {
    const socket = connect(port, "127.0.0.1").on("error", () => {});
    socket.write(
      `POST /fonti HTTP/1.1\r\nhost: x\r\n${header}: ${secret}\r\ncontent-length: 9\r\n\r\n{`,
    );
    return once(socket.resume(), "close");
  });
  await answer();
  await Promise.all(slow);

  const after = await bot.weigh();
  const growth = after.rss - before.rss;
  const sent = Math.max(...[...large, stranger].map((shot) => shot.sent)) / 1e6;
  const statuses = [...large.map(({ status }) => status), stranger.status];
  const unauthorized = refused.filter((status) => status === 401).length;
  const holds =
    unauthorized === refused.length &&
    noUpdates.every((status) => status === 400) &&
    String(statuses) === "413,413,401" &&
    growth <= 20 &&
    bot.isRunning();
  recordFault({
    row: "S3",
    injected: "wrong or no secret, no update, 300 MB, 200 slow bodies",
    times: refused.length + noUpdates.length + statuses.length + slow.length,
    measured: `${unauthorized} of ${refused.length} 401, 413 after at most ${sent.toFixed(0)} MB, RSS ${growth.toFixed(1)} MB more, slow bodies ended, answers went on`,
    holds,
  });
  expect(statuses).toEqual([413, 413, 401]);
  expect(new Set(noUpdates)).toEqual(new Set([400]));
  expect(new Set(refused)).toEqual(new Set([401]));
  expect(growth).toBeLessThanOrEqual(20);
  expect(bot.output()).not.toContain("canary");
});
