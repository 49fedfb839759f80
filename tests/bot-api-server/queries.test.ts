/** Presses, inline queries, chosen results, guest queries: their answers, limits and cache. */
import type { InlineQueryResultArticle } from "grammy/types";
import { describe, expect, it } from "vitest";
import type { BotApiServer } from "../../src/bot-api-server/bot-api-server.ts";
import { complaint, poll, startWithAnna } from "./bot-on-server.ts";

const keyboard = { inline_keyboard: [[{ text: "Apri", callback_data: "open" }]] };
const article = (id: string, other: object = {}): InlineQueryResultArticle => ({
  type: "article",
  id,
  title: `Titolo ${id}`,
  input_message_content: { message_text: `Testo ${id}` },
  ...other,
});
/** The id of the callback or inline query that waits for the bot. */
function lastQueryId(server: BotApiServer): string {
  const { update_id: _, ...update } = server.state.updates.pending.at(-1) ?? { update_id: 0 };
  const [query] = Object.values(update);
  return typeof query === "object" && query !== null && "id" in query ? String(query.id) : "";
}

const tooOld =
  "400 Bad Request: query is too old and response timeout expired or query ID is invalid";

describe("callback queries", () => {
  it("bring the press to the bot and its answer to the user", async () => {
    const { bot, anna, chat } = await startWithAnna();
    bot.command("start", (ctx) => ctx.reply("uno", { reply_markup: keyboard }));
    bot.callbackQuery("open", async (ctx) => {
      await ctx.editMessageText("due");
      await ctx.answerCallbackQuery({ text: "Fatto", show_alert: true });
    });
    poll(bot);
    const reply = await chat.waitForBotMessage();
    expect(await anna.presses(reply, "Apri")).toEqual({ text: "Fatto", show_alert: true });
    expect(chat.find(reply)?.text).toBe("due");
    await expect(anna.presses(reply, "Apri")).rejects.toThrow('no button "Apri"');
  });

  it("are answered once, in time, with at most 200 characters", async () => {
    let now = 1_800_000_000_000;
    const { server, api, anna } = await startWithAnna({ now: () => now });
    const sent = await api.sendMessage(anna.id, "a", { reply_markup: keyboard });
    const press = async () => {
      const answer = anna.presses(sent, "open", 50).catch(() => undefined);
      return { id: lastQueryId(server), answer };
    };
    const { id } = await press();
    const text = "x".repeat(201);
    expect(await complaint(api.answerCallbackQuery(id, { text }))).toBe(
      "400 Bad Request: MESSAGE_TOO_LONG",
    );
    expect(await complaint(api.answerCallbackQuery(id))).toBe("ok");
    expect(await complaint(api.answerCallbackQuery(id))).toBe(tooOld);
    expect(await complaint(api.answerCallbackQuery("0"))).toBe(tooOld);
    const late = await press();
    now += 16_000;
    expect(await complaint(api.answerCallbackQuery(late.id))).toBe(tooOld);
  });
});

describe("inline queries", () => {
  it("give results that a user posts, and the bot edits them where they have buttons", async () => {
    const { server, bot, anna } = await startWithAnna();
    const group = server.createGroup({ title: "G", members: [anna] });
    const chosen: unknown[] = [];
    const viaMe: string[] = [];
    bot.on("inline_query", (ctx) =>
      ctx.answerInlineQuery([article("1"), article("2", { reply_markup: keyboard })]),
    );
    bot.on("chosen_inline_result", (ctx) => chosen.push(ctx.chosenInlineResult));
    bot.on("message:text", (ctx) => {
      if (ctx.message.via_bot?.id === ctx.me.id) viaMe.push(ctx.message.text);
    });
    bot.callbackQuery("open", async (ctx) => {
      await ctx.editMessageText("aperto");
      await ctx.answerCallbackQuery();
    });
    poll(bot);
    const { results } = await anna.queries("settori");
    const plain = await anna.chooses(results[0]!, group, "settori");
    const withButton = await anna.chooses(results[1]!, group, "settori");
    expect(plain.inline_message_id).toBeUndefined();
    expect(withButton).toMatchObject({ text: "Testo 2", via_bot: { username: "fonti_bot" } });
    await anna.presses(withButton, "Apri");
    expect(group.find(withButton)?.text).toBe("aperto");
    await server.idle();
    expect(viaMe).toEqual(["Testo 1", "Testo 2"]);
    const { inline_message_id } = withButton;
    const told = { result_id: "2", query: "settori", inline_message_id };
    expect(chosen).toMatchObject([{ result_id: "1" }, told]);
  });

  it("are cached across users for cache_time, by text and offset", async () => {
    let now = 1_800_000_000_000;
    const { server, bot, anna } = await startWithAnna({ now: () => now });
    const bo = server.createUser({ firstName: "Bo" });
    let asked = 0;
    bot.on("inline_query", (ctx) =>
      ctx.answerInlineQuery([article(String(++asked))], { cache_time: 10, next_offset: "p2" }),
    );
    poll(bot);
    expect((await anna.queries("a")).fromCache).toBe(false);
    expect(await bo.queries("a")).toMatchObject({ fromCache: true, results: [{ id: "1" }] });
    expect((await bo.queries("a", { offset: "p2" })).results[0]?.id).toBe("2");
    expect((await bo.queries("b")).results[0]?.id).toBe("3");
    now += 10_001;
    expect((await bo.queries("a")).results[0]?.id).toBe("4");
  });

  it("are cached for one user alone where they are personal, and not at all for no time", async () => {
    const { server, bot, anna } = await startWithAnna();
    const bo = server.createUser({ firstName: "Bo" });
    let asked = 0;
    bot.on("inline_query", (ctx) => {
      const cache_time = ctx.inlineQuery.query === "now" ? 0 : 300;
      return ctx.answerInlineQuery([article(String(++asked))], { is_personal: true, cache_time });
    });
    poll(bot);
    await anna.queries("a");
    expect((await anna.queries("a")).results[0]?.id).toBe("1");
    expect((await bo.queries("a")).results[0]?.id).toBe("2");
    await anna.queries("now");
    expect((await anna.queries("now")).fromCache).toBe(false);
  });

  it.each<[string, { results?: InlineQueryResultArticle[]; other?: object }]>([
    ["RESULTS_TOO_MUCH", { results: Array.from({ length: 51 }, (_, id) => article(String(id))) }],
    ["RESULT_ID_DUPLICATE", { results: [article("a"), article("a")] }],
    ["RESULT_ID_INVALID", { results: [article("")] }],
    ["RESULT_ID_INVALID", { results: [article("字".repeat(22))] }],
    ["ARTICLE_TITLE_EMPTY", { results: [article("a", { title: " " })] }],
    [
      "message text is empty",
      { results: [article("a", { input_message_content: { message_text: "" } })] },
    ],
    [
      "MESSAGE_TOO_LONG",
      { results: [article("a", { input_message_content: { message_text: "x".repeat(4097) } })] },
    ],
    [
      "BUTTON_DATA_INVALID",
      {
        results: [
          article("a", { reply_markup: { inline_keyboard: [[{ text: "a", callback_data: "" }]] } }),
        ],
      },
    ],
    ["NEXT_OFFSET_INVALID", { other: { next_offset: "字".repeat(22) } }],
    ["START_PARAM_INVALID", { other: { button: { text: "a", start_parameter: "a b" } } }],
    ["START_PARAM_INVALID", { other: { button: { text: "a", start_parameter: "a".repeat(65) } } }],
    ["START_PARAM_EMPTY", { other: { button: { text: "a" } } }],
  ])("are refused with %s: %j", async (words, { results = [article("ok")], other = {} }) => {
    const { server, api, anna } = await startWithAnna();
    const typed = anna.queries("a", { timeoutMs: 2000 });
    const id = lastQueryId(server);
    expect(await complaint(api.answerInlineQuery(id, results, other))).toBe(
      `400 Bad Request: ${words}`,
    );
    expect(await complaint(api.answerInlineQuery(id, [article("ok")]))).toBe("ok");
    expect((await typed).results).toHaveLength(1);
    expect(await complaint(api.answerInlineQuery(id, []))).toBe(tooOld);
  });
});

describe("guest queries", () => {
  it("come from mentions in chats the bot is not in, and are answered once", async () => {
    const { server, bot, anna } = await startWithAnna();
    const abroad = server.createGroup({ title: "Altrove", members: [anna], withoutBot: true });
    const again: string[] = [];
    bot.on("guest_message", async (ctx) => {
      const id = ctx.guestMessage.guest_query_id!;
      await ctx.api.answerGuestQuery(id, article("g", { reply_markup: keyboard }));
      again.push(await complaint(ctx.api.answerGuestQuery(id, article("g"))));
    });
    bot.callbackQuery("open", async (ctx) => {
      await ctx.editMessageText("aperto");
      await ctx.answerCallbackQuery();
    });
    poll(bot);
    await anna.sends(abroad, "@fonti_bot settori");
    const reply = await abroad.waitForBotMessage();
    expect(reply).toMatchObject({ text: "Testo g", guest_bot_caller_user: { first_name: "Anna" } });
    await anna.presses(reply, "Apri");
    expect(abroad.find(reply)?.text).toBe("aperto");
    expect(again).toEqual([tooOld]);
  });
});
