/** Sending, replying, editing and deleting, with Telegram's limits and words. */
import type { MessageEntity } from "grammy/types";
import { describe, expect, it } from "vitest";
import { complaint, rawComplaint, startServer, startWithAnna } from "./bot-on-server.ts";

const named = (description: string) => [{ command: "help", description }];
const command = (name: string, description = "d") => [{ command: name, description }];
const bold = (offset: number, length: number): MessageEntity => ({ type: "bold", offset, length });

describe("sendMessage", () => {
  it("accepts 4096 UTF-16 units and refuses 4097, and blank text", async () => {
    const { api, anna } = await startWithAnna();
    expect(await complaint(api.sendMessage(anna.id, "字".repeat(4096)))).toBe("ok");
    expect(await complaint(api.sendMessage(anna.id, "字".repeat(4097)))).toBe(
      "400 Bad Request: message is too long",
    );
    for (const text of ["", " \n "]) {
      expect(await complaint(api.sendMessage(anna.id, text))).toBe(
        "400 Bad Request: message text is empty",
      );
    }
  });

  it("drops white space around the text and moves its entities", async () => {
    const { api, anna } = await startWithAnna();
    const sent = await api.sendMessage(anna.id, "  ab  ", { entities: [bold(1, 2)] });
    expect(sent).toMatchObject({ text: "ab", entities: [bold(0, 1)] });
  });

  it.each<[string, MessageEntity[], string]>([
    [
      "ab",
      [bold(1, 2)],
      "entity beginning at UTF-16 offset 1 ends after the end of the text at UTF-16 offset 2",
    ],
    ["é😀", [bold(2, 1)], "entity begins in a middle of a UTF-16 symbol at byte offset 2"],
    ["é😀", [bold(0, 2)], "entity ends in a middle of a UTF-16 symbol at byte offset 2"],
    ["ab", [bold(-1, 1)], "entity with incorrect offset -1 specified"],
    ["ab", [bold(0, 0)], "entity with incorrect length 0 specified"],
    [
      "abcd",
      [
        { type: "blockquote", offset: 0, length: 4 },
        { type: "expandable_blockquote", offset: 1, length: 2 },
      ],
      "blockquote entities can't be nested",
    ],
    [
      "abcd",
      [bold(0, 3), { type: "italic", offset: 2, length: 2 }],
      "entities at UTF-16 offsets 0 and 2 overlap without being nested",
    ],
    [
      "abcd",
      [bold(0, 4), { type: "code", offset: 1, length: 1 }],
      "pre and code entities can't contain or be part of other entities",
    ],
    [
      "ab",
      [{ type: "text_link", offset: 0, length: 1, url: "javascript:alert(1)" }],
      "entity URL 'javascript:alert(1)' is invalid: it would be dropped",
    ],
    [
      "a".repeat(101),
      Array.from({ length: 101 }, (_, offset) => bold(offset, 1)),
      "too many entities: 101. Permitted: 100",
    ],
  ])("refuses in %j the entities %j", async (text, entities, words) => {
    const { api, anna } = await startWithAnna();
    const said = await complaint(api.sendMessage(anna.id, text, { entities }));
    expect(said).toBe(`400 Bad Request: ${words}`);
  });

  it("refuses unknown entity types, and fields an entity lacks or does not have", async () => {
    const { server, anna } = await startWithAnna();
    for (const entity of [{ type: "blink" }, { type: "text_link" }, { type: "bold", url: "x" }]) {
      const entities = [{ offset: 0, length: 1, ...entity }];
      const parameters = { chat_id: anna.id, text: "a", entities };
      const said = await rawComplaint(server, "sendMessage", parameters);
      expect(said).toMatch(/Bad Request: .*entities\.0/);
    }
  });

  it("parses HTML and refuses what is wrong in it", async () => {
    const { api, anna } = await startWithAnna();
    const parse_mode = "HTML" as const;
    const html = '<b>A &amp; <i>b</i></b> <a href="https://a.it/">l</a>';
    expect(await api.sendMessage(anna.id, html, { parse_mode })).toMatchObject({
      text: "A & b l",
      entities: [
        bold(0, 5),
        { type: "italic", offset: 4, length: 1 },
        { type: "text_link", offset: 6, length: 1, url: "https://a.it/" },
      ],
    });
    const complaints = ["<x>a</x>", "<b>a", "a</b>", "é<b>a</i>", "a < b"].map((text) =>
      complaint(api.sendMessage(anna.id, text, { parse_mode })),
    );
    const prefix = "400 Bad Request: can't parse entities:";
    expect(await Promise.all(complaints)).toEqual([
      `${prefix} Unsupported start tag "x" at byte offset 0`,
      `${prefix} Can't find end tag corresponding to start tag "b"`,
      `${prefix} Unexpected end tag at byte offset 1`,
      `${prefix} Unmatched end tag at byte offset 6, expected "</b>", found "</i>"`,
      `${prefix} Unclosed start tag at byte offset 2`,
    ]);
    const both = { parse_mode, entities: [bold(0, 1)] };
    expect(await complaint(api.sendMessage(anna.id, "a", both))).toContain(
      "can't be used together",
    );
  });

  it("finds links and commands by itself, as Telegram does", async () => {
    const { api, anna } = await startWithAnna();
    const { text, entities = [] } = await api.sendMessage(
      anna.id,
      "/help, https://a.it/b. 见 @fonti_bot，mail a@b.it",
    );
    const found = entities.map(({ type, offset, length }) => [
      type,
      text.slice(offset, offset + length),
    ]);
    expect(found).toEqual([
      ["bot_command", "/help"],
      ["url", "https://a.it/b"],
      ["mention", "@fonti_bot"],
      ["email", "a@b.it"],
    ]);
  });

  it("says which chats the bot cannot write to", async () => {
    const { server, api, anna } = await startWithAnna();
    expect(await complaint(api.sendMessage(99, "a"))).toBe("400 Bad Request: chat not found");
    const bo = server.createUser({ firstName: "Bo" });
    expect(await complaint(api.sendMessage(bo.id, "a"))).toBe(
      "403 Forbidden: bot can't initiate conversation with a user",
    );
    anna.blocksBot();
    expect(await complaint(api.sendMessage(anna.id, "a"))).toBe(
      "403 Forbidden: bot was blocked by the user",
    );
    const group = server.createGroup({ title: "G", members: [anna] });
    anna.removesBot(group);
    expect(await complaint(api.sendMessage(group.id, "a"))).toBe(
      "403 Forbidden: bot was kicked from the supergroup chat",
    );
  });

  it("replies to messages that are there, and quotes only their words", async () => {
    const { api, anna, chat } = await startWithAnna();
    const { message_id } = await anna.sends(chat, "tredici settori");
    const reply = (reply_parameters: object) =>
      api.sendMessage(anna.id, "sì", { reply_parameters: { message_id, ...reply_parameters } });
    expect(await reply({ quote: "settori" })).toMatchObject({
      reply_to_message: { text: "tredici settori" },
      quote: { text: "settori", position: 8 },
    });
    expect(await complaint(reply({ quote: "dodici" }))).toBe("400 Bad Request: QUOTE_TEXT_INVALID");
    expect(await complaint(reply({ quote: "x".repeat(1025) }))).toBe(
      "400 Bad Request: quoted text is too long",
    );
    expect(await complaint(reply({ message_id: 99 }))).toBe(
      "400 Bad Request: message to be replied not found",
    );
    const lenient = { message_id: 99, allow_sending_without_reply: true };
    expect(await complaint(reply(lenient))).toBe("ok");
  });

  it("writes into topics that exist", async () => {
    const { server, api, anna } = await startWithAnna();
    const forum = server.createGroup({ title: "F", members: [anna], isForum: true });
    const message_thread_id = forum.createTopic("Domande");
    expect(await api.sendMessage(forum.id, "a", { message_thread_id })).toMatchObject({
      message_thread_id,
      is_topic_message: true,
    });
    expect(await complaint(api.sendMessage(forum.id, "a", { message_thread_id: 77 }))).toBe(
      "400 Bad Request: message thread not found",
    );
  });
});

describe("inline keyboards", () => {
  it.each<[string, object, string]>([
    ["an empty label", { text: " ", callback_data: "a" }, "BUTTON_TEXT_INVALID"],
    ["no action", { text: "a" }, "text buttons are unallowed in the inline keyboard"],
    [
      "two actions",
      { text: "a", callback_data: "a", url: "https://a.it" },
      "inline keyboard button has 2 actions. Permitted: 1",
    ],
    ["empty data", { text: "a", callback_data: "" }, "BUTTON_DATA_INVALID"],
    ["66 bytes of data", { text: "a", callback_data: "字".repeat(22) }, "BUTTON_DATA_INVALID"],
    ["nothing to copy", { text: "a", copy_text: { text: "" } }, "BUTTON_COPY_TEXT_INVALID"],
    [
      "257 characters to copy",
      { text: "a", copy_text: { text: "c".repeat(257) } },
      "BUTTON_COPY_TEXT_INVALID",
    ],
    [
      "a link that is none",
      { text: "a", url: "sources/1" },
      "inline keyboard button URL 'sources/1' is invalid: Wrong HTTP URL",
    ],
    [
      "an unknown field",
      { text: "a", data: "a" },
      'unknown parameter "reply_markup.inline_keyboard.0.0.data"',
    ],
  ])("refuse a button with %s", async (_name, button, words) => {
    const { server, anna } = await startWithAnna();
    const reply_markup = { inline_keyboard: [[button]] };
    const parameters = { chat_id: anna.id, text: "a", reply_markup };
    const said = await rawComplaint(server, "sendMessage", parameters);
    expect(said).toContain(JSON.stringify(`Bad Request: ${words}`));
  });

  it("hold 100 buttons, eight in a row, with 64 bytes of data", async () => {
    const { api, anna } = await startWithAnna();
    const button = { text: "a", callback_data: "x".repeat(64) };
    const send = (rows: number, columns: number) => {
      const inline_keyboard = Array.from({ length: rows }, () =>
        Array.from({ length: columns }, () => button),
      );
      return complaint(api.sendMessage(anna.id, "a", { reply_markup: { inline_keyboard } }));
    };
    expect(await send(12, 8)).toBe("ok");
    expect(await send(1, 9)).toBe("400 Bad Request: a row has 9 buttons. Permitted: 8");
    expect(await send(101, 1)).toBe("400 Bad Request: REPLY_MARKUP_TOO_LONG");
  });
});

describe("editing and deleting", () => {
  const notModified =
    "400 Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message";
  const reply_markup = { inline_keyboard: [[{ text: "A", callback_data: "a" }]] };

  it("changes text and buttons, and refuses to change nothing", async () => {
    const { api, anna, chat } = await startWithAnna();
    const sent = await api.sendMessage(anna.id, "uno", { reply_markup });
    const edit = (text: string, other = {}) =>
      api.editMessageText(anna.id, sent.message_id, text, other);
    expect(await complaint(edit("uno", { reply_markup }))).toBe(notModified);
    expect(await complaint(edit("uno"))).toBe("ok");
    expect(await complaint(edit("uno"))).toBe(notModified);
    await edit("due", { reply_markup });
    expect(chat.messages.at(-1)).toMatchObject({ text: "due", reply_markup });
    expect(chat.messages.at(-1)?.edit_date).toBeGreaterThan(0);
    expect(await complaint(edit("x".repeat(4097)))).toBe("400 Bad Request: MESSAGE_TOO_LONG");
    const markup = () => api.editMessageReplyMarkup(anna.id, sent.message_id, {});
    expect(await complaint(markup())).toBe("ok");
    expect(await complaint(markup())).toBe(notModified);
    expect(chat.messages.at(-1)).not.toHaveProperty("reply_markup");
  });

  it("says which messages are not there or not the bot's", async () => {
    const { api, anna, chat } = await startWithAnna();
    const own = await anna.sends(chat, "mio");
    expect(await complaint(api.editMessageText(anna.id, 99, "a"))).toBe(
      "400 Bad Request: message to edit not found",
    );
    expect(await complaint(api.editMessageText(anna.id, own.message_id, "a"))).toBe(
      "400 Bad Request: message can't be edited",
    );
    expect(await complaint(api.editMessageTextInline("nope", "a"))).toBe(
      "400 Bad Request: MESSAGE_ID_INVALID",
    );
    expect(await complaint(api.deleteMessage(anna.id, 99))).toBe(
      "400 Bad Request: message to delete not found",
    );
    await api.deleteMessage(anna.id, own.message_id);
    expect(chat.find(own)).toBeUndefined();
  });
});

describe("the bot's profile", () => {
  it("keeps commands by scope and language and shows a user the nearest", async () => {
    const { api, anna, chat } = await startWithAnna();
    await api.setMyCommands(named("Help"));
    await api.setMyCommands(named("Aiuto"), { language_code: "it" });
    await api.setMyCommands(named("私聊"), {
      scope: { type: "all_private_chats" },
      language_code: "zh",
    });
    expect(anna.commandsIn(chat)).toEqual(named("Aiuto"));
    anna.speaks("zh-hans");
    expect(anna.commandsIn(chat)).toEqual(named("私聊"));
    anna.speaks("fr");
    expect(anna.commandsIn(chat)).toEqual(named("Help"));
    await api.deleteMyCommands({ language_code: "it" });
    expect(await api.getMyCommands({ language_code: "it" })).toEqual([]);
  });

  it("refuses commands, names and descriptions beyond their limits", async () => {
    const { server, api } = await startServer();
    const inHans = { commands: command("a"), language_code: "zh-hans" };
    expect(await rawComplaint(server, "setMyCommands", inHans)).toContain("BOT_LANG_CODE_INVALID");
    const tooMany = Array.from({ length: 101 }, (_, index) => command(`c${index}`)[0]!);
    const said = [
      api.setMyCommands(command("Help")),
      api.setMyCommands(command("x".repeat(33))),
      api.setMyCommands(command("a", "")),
      api.setMyCommands(command("a", "x".repeat(257))),
      api.setMyCommands(tooMany),
      api.setMyName("x".repeat(65)),
      api.setMyDescription("x".repeat(513)),
      api.setMyShortDescription("x".repeat(121)),
      api.setMyShortDescription("x".repeat(120)),
    ].map(complaint);
    expect(await Promise.all(said)).toEqual([
      "400 Bad Request: BOT_COMMAND_INVALID",
      "400 Bad Request: BOT_COMMAND_INVALID",
      "400 Bad Request: BOT_COMMAND_DESCRIPTION_INVALID",
      "400 Bad Request: BOT_COMMAND_DESCRIPTION_INVALID",
      "400 Bad Request: BOT_COMMANDS_TOO_MUCH",
      "400 Bad Request: BOT_TITLE_INVALID",
      "400 Bad Request: BOT_DESCRIPTION_INVALID",
      "400 Bad Request: BOT_SHORT_DESCRIPTION_INVALID",
      "ok",
    ]);
    expect(await api.getMyShortDescription({ language_code: "it" })).toEqual({
      short_description: "x".repeat(120),
    });
  });

  it("tells members and administrators of a group", async () => {
    const { server, api, anna } = await startWithAnna();
    const bo = server.createUser({ firstName: "Bo" });
    const group = server.createGroup({ title: "G", members: [anna, bo], admins: [bo] });
    const admins = await api.getChatAdministrators(group.id);
    expect(admins.map(({ user }) => user.first_name)).toEqual(["Bo"]);
    expect((await api.getChatMember(group.id, anna.id)).status).toBe("member");
    expect((await api.getChat(group.id)).title).toBe("G");
  });
});
