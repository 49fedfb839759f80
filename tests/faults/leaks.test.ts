/** S1 and R11: the token and people's words, through every error there is, must stand nowhere afterwards. */
import { expect, it } from "vitest";
import type { Fault } from "../../src/bot-api-server/faults.ts";
import { freePort } from "../config/free-port.ts";
import { startServer, token } from "../telegram/fonti-on-server.ts";
import { passingFolder, startBotProcess } from "./bot-process.ts";
import { findCanaries } from "./canary-scan.ts";
import { recordFault } from "./fault-record.ts";

const WORDS = "canarino-giallo-8842";
const error = (error_code: number, description: string, retry_after?: number): Fault => ({
  error_code,
  description,
  ...(retry_after !== undefined && { parameters: { retry_after } }),
});
const faults: readonly Fault[] = [
  error(400, "Bad Request: something new"),
  error(400, "Bad Request: can't parse entities"),
  error(403, "Forbidden: bot was blocked by the user"),
  error(409, "Conflict: terminated by other getUpdates request"),
  error(429, "Too Many Requests: retry after 3000000", 3_000_000),
  error(500, "Internal Server Error"),
  error(502, "Bad Gateway"),
  "cut",
  "cut-after",
];
const methods = ["getMe", "getUpdates", "sendMessage", "answerInlineQuery", "getMyCommands"];

const secrets = [token, token.split(":")[1] ?? "", WORDS];

it("keeps the token and people's words out of output and store", { timeout: 300_000 }, async () => {
  const server = await startServer();
  const data = passingFolder();
  const operations = String(await freePort());
  const env = {
    BOT_TOKEN: token,
    TELEGRAM_API_ROOT: server.apiRoot,
    MESSAGES_PER_MINUTE: "1000000",
    DATA_DIR: data,
    LOG_LEVEL: "trace",
    DEBUG: "*",
    NODE_DEBUG: "",
  };
  const bot = await startBotProcess({ env: { ...env, OPERATIONS_PORT: operations } });
  let struck = 0;
  for (const fault of faults) {
    const anna = server.createUser({ firstName: WORDS, languageCode: "it" });
    const chat = anna.privateChat();
    for (const method of methods) server.failNext(method, fault);
    server.intercept((method) => (method === "sendMessage" ? ((struck += 1), fault) : undefined));
    await anna.sends(chat, `Quali sono i settori di ${WORDS}?`);
    await anna.queries(`settori ${WORDS}`, { timeoutMs: 4_000 }).catch(() => undefined);
    server.intercept(undefined);
    // Nothing may be sent there for a month.
    if (typeof fault === "object" && "parameters" in fault) continue;
    await anna.sends(chat, `/language ${WORDS}`);
    await chat.waitForBotMessage(undefined, 40_000);
  }
  const served = await Promise.all(
    ["/metrics", "/readyz", "/healthz", `/${WORDS}`].map(async (path) => {
      const response = await fetch(`http://127.0.0.1:${operations}${path}`);
      return response.text();
    }),
  );
  expect(served[0]).toContain("fonti_");
  bot.child.send({ crash: WORDS });
  const ended = await bot.exit;
  const refused = await endOf({ ...env, BOT_TOKEN: `${token}x` });
  const misplaced = await endOf({ ...env, DATA_DIR: "/dev/null", TELEGRAM_API_ROOT: "http://x y" });
  const text = [bot.output(), refused, misplaced, ...served].join("\n");
  const found = findCanaries(secrets, { folder: data, text });
  const times = struck + faults.length * methods.length + 3;
  recordFault({
    row: "S1",
    injected:
      "400, 403, 409, 429, 5xx, cut connections, a wrong token, a crash, with LOG_LEVEL=trace and DEBUG=*",
    times,
    measured: `${found.length} of the token and of people’s words, raw, URL-encoded or base64, in output, store and what the operations port serves`,
    holds: found.length === 0,
  });
  recordFault({
    row: "R11",
    injected: "an error thrown in a timer",
    times: 1,
    measured: `ended with exit code ${ended}`,
    holds: ended === "1",
  });
  const leak = Buffer.from(`ab${token}`).toString("base64");
  expect(findCanaries(secrets, { folder: data, text: leak })).not.toEqual([]);
  expect(found).toEqual([]);
  expect(ended).toBe("1");
});

/** All that a process prints that cannot go on. */
async function endOf(env: Readonly<Record<string, string>>): Promise<string> {
  const failed = await startBotProcess({ env, ready: /never printed/u }).catch(String);
  return typeof failed === "string" ? failed : failed.output();
}
