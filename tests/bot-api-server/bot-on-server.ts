/** Starts a Bot API server with a real grammY bot on it, for one test. */
import { Bot, GrammyError } from "grammy";
import { onTestFinished } from "vitest";
import {
  startBotApiServer,
  type BotApiServer,
  type BotApiServerOptions,
} from "../../src/bot-api-server/bot-api-server.ts";

export const TOKEN = "4242:test";

export async function startServer(options: Partial<BotApiServerOptions> = {}) {
  const server = await startBotApiServer({ token: TOKEN, ...options });
  onTestFinished(() => server.close());
  const bot = new Bot(TOKEN, { client: { apiRoot: server.apiRoot } });
  bot.catch(() => {});
  return { server, bot, api: bot.api };
}

export async function startWithAnna(options: Partial<BotApiServerOptions> = {}) {
  const { server, bot, api } = await startServer(options);
  const anna = server.createUser({ firstName: "Anna", languageCode: "it" });
  const chat = anna.privateChat();
  await anna.starts();
  return { server, bot, api, anna, chat };
}

/** Polls until the test ends. */
export function poll(bot: Bot): void {
  void bot.start({ drop_pending_updates: false });
  onTestFinished(() => bot.stop());
}

/** What the Bot API says against a call: `400 Bad Request: …`; `ok` where it says nothing. */
export async function complaint(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return "ok";
  } catch (error) {
    if (error instanceof GrammyError) return `${error.error_code} ${error.description}`;
    throw error;
  }
}

/** What the Bot API says against a call that no typed client can make. */
export async function rawComplaint(
  server: BotApiServer,
  method: string,
  parameters: object,
): Promise<string> {
  const { json } = await post(`${server.apiRoot}/bot${TOKEN}/${method}`, parameters);
  return JSON.stringify(json);
}

export async function post(url: string, body: object): Promise<{ status: number; json: unknown }> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  return { status: response.status, json: await response.json() };
}
