/** The page's own API: each request is something a Telegram user does, each event something they see. */
import { Hono, type Context } from "hono";
import { HTTPException } from "hono/http-exception";
import { streamSSE } from "hono/streaming";
import { z } from "zod";
import type { Explanation } from "../../answer/explanation.ts";
import type { BotApiServer } from "../../bot-api-server/bot-api-server.ts";
import type { PlaygroundPeople } from "./playground-people.ts";
import { INTERFACE_LANGUAGES } from "./playground-people.ts";
import { toEvent, toState, type Examples } from "./playground-view.ts";

const actor = { userId: z.int(), chatId: z.int() };
const typed = { query: z.string().max(256), offset: z.string().max(64) };
const sendSchema = z.strictObject({
  ...actor,
  text: z.string().trim().min(1).max(4096),
  replyTo: z.int().optional(),
});
const pressSchema = z.strictObject({ ...actor, messageId: z.int(), data: z.string() });
const inlineSchema = z.strictObject({ ...actor, ...typed });
const chooseSchema = z.strictObject({ ...actor, ...typed, resultId: z.string() });
const explainSchema = z.strictObject({
  text: z.string().trim().min(1).max(4096),
  language: z.enum(INTERFACE_LANGUAGES),
});
const languageSchema = z.strictObject({ language: z.enum(INTERFACE_LANGUAGES) });

const KEEP_ALIVE_MS = 15_000;

/** Says how a text is understood; `hint` is the asker's interface language. */
export type Explain = (text: string, hint: string) => readonly Explanation[];

interface ApiOptions {
  readonly people: PlaygroundPeople;
  readonly examples: Examples;
  readonly explain: Explain | undefined;
}

export function createPlaygroundApi(
  server: BotApiServer,
  { people, examples, explain }: ApiOptions,
): Hono {
  const api = new Hono();
  const resets = new Set<() => void>();
  const state = () => ({ ...toState(server, people, examples), explains: explain !== undefined });
  api.get("/state", (context) => context.json(state()));

  api.get("/events", (context) =>
    streamSSE(context, async (stream) => {
      const send = (event: object) => void stream.writeSSE({ data: JSON.stringify(event) });
      const stop = server.onChange((change) => {
        const event = toEvent(server, people, change);
        if (event !== undefined) send(event);
      });
      const onReset = () => send({ kind: "reset" });
      resets.add(onReset);
      stream.onAbort(() => {
        stop();
        resets.delete(onReset);
      });
      send({ kind: "hello" });
      while (!stream.aborted && !stream.closed) {
        await stream.sleep(KEEP_ALIVE_MS);
        await stream.writeSSE({ event: "ping", data: "" });
      }
    }),
  );

  api.post("/send", async (context) => {
    const { text, replyTo, ...who } = await body(context, sendSchema);
    const { user, chat } = find(people, who);
    const replied = chat.messages.find(({ message_id }) => message_id === replyTo);
    await user.sends(chat, text, replied === undefined ? {} : { replyTo: replied });
    return context.json({});
  });

  api.post("/press", async (context) => {
    const { messageId, data, ...who } = await body(context, pressSchema);
    const { user, chat } = find(people, who);
    const message = { message_id: messageId, chat: { id: chat.id } };
    return context.json(await orTimeout(user.presses(message, data)));
  });

  api.post("/inline", async (context) => {
    const { query, offset, ...who } = await body(context, inlineSchema);
    const { user, chat } = find(people, who);
    return context.json(await orTimeout(people.query(user, chat, { query, offset })));
  });

  api.post("/choose", async (context) => {
    const { query, offset, resultId, ...who } = await body(context, chooseSchema);
    const { user, chat } = find(people, who);
    const result = people.shownResult(user, { query, offset }, resultId);
    if (result === undefined) throw new HTTPException(404, { message: "no such result" });
    await user.chooses(result, chat, query);
    return context.json({});
  });

  api.post("/language", async (context) => {
    people.speak((await body(context, languageSchema)).language);
    return context.json(state());
  });

  api.post("/explain", async (context) => {
    const { text, language } = await body(context, explainSchema);
    if (explain === undefined) throw new HTTPException(404, { message: "nothing to explain with" });
    return context.json({ explanations: explain(text, language.slice(0, 2)) });
  });

  api.post("/reset", (context) => {
    people.reset();
    for (const tell of resets) tell();
    return context.json({});
  });

  return api;
}

async function body<Schema extends z.ZodType>(
  context: Context,
  schema: Schema,
): Promise<z.output<Schema>> {
  const parsed = schema.safeParse(await context.req.json().catch(() => undefined));
  if (parsed.success) return parsed.data;
  throw new HTTPException(400, { message: z.prettifyError(parsed.error) });
}

function find(people: PlaygroundPeople, { userId, chatId }: { userId: number; chatId: number }) {
  const user = people.user(userId);
  const chat = user && people.chatOf(user, chatId);
  if (user === undefined || chat === undefined) {
    throw new HTTPException(404, { message: "no such user or chat: reload the page" });
  }
  return { user, chat };
}

/** A bot that stays silent is nothing unusual: the page says so. */
async function orTimeout<T extends object>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    throw new HTTPException(504, { message: error instanceof Error ? error.message : "no answer" });
  }
}
