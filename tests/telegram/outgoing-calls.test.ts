import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { methodCount } from "./bot-api-schema.ts";
import { callViolations } from "./outgoing-calls.ts";

const markup = (button: object) => ({
  chat_id: 1,
  text: "x",
  reply_markup: { inline_keyboard: [[button]] },
});
const entities = (text: string, ...list: readonly (readonly [string, number, number])[]) => ({
  chat_id: 1,
  text,
  entities: list.map(([type, offset, length]) => ({ type, offset, length })),
});
const article = (id: string) => ({
  type: "article",
  id,
  title: "x",
  input_message_content: { message_text: "x" },
});

describe("the check of outgoing calls", () => {
  it("knows the whole Bot API", () => {
    expect(methodCount).toBeGreaterThan(150);
  });

  it.each<[string, string, object]>([
    ["a message", "sendMessage", entities("a b", ["expandable_blockquote", 0, 3], ["bold", 0, 1])],
    ["a button", "sendMessage", markup({ text: "x", callback_data: "a:it:x" })],
    ["an inline answer", "answerInlineQuery", { inline_query_id: "1", results: [article("1")] }],
    ["a press without a notice", "answerCallbackQuery", { callback_query_id: "1" }],
    ["a poll", "getUpdates", { offset: 1, timeout: 30, allowed_updates: ["message"] }],
    ["a method without parameters", "getMe", {}],
  ])("has nothing against %s", (_what, method, parameters) => {
    expect(callViolations(method, { ...parameters })).toEqual([]);
  });

  it.each<[string, string, object, RegExp]>([
    ["an unknown method", "sendNothing", {}, /no method of the Bot API/],
    ["an unknown field", "sendMessage", { chat_id: 1, text: "x", mood: 1 }, /mood is not known/],
    ["a missing field", "sendMessage", { text: "x" }, /chat_id is missing/],
    ["a wrong type", "sendMessage", { chat_id: 1, text: 5 }, /text is not a string/],
    ["an unknown update", "getUpdates", { allowed_updates: ["x"] }, /not the name of an update/],
    ["a text that is too long", "sendMessage", { chat_id: 1, text: "x".repeat(4097) }, /4097/],
    ["a text of spaces", "sendMessage", { chat_id: 1, text: " \n" }, /text is empty/],
    ["half a pair", "sendMessage", { chat_id: 1, text: "a\ud83d" }, /half a surrogate pair/],
    ["an unknown format", "sendMessage", entities("x", ["loud", 0, 1]), /entities/],
    ["an entity past the end", "sendMessage", entities("x", ["bold", 0, 2]), /not in the text/],
    ["an entity of nothing", "sendMessage", entities("x", ["bold", 0, 0]), /not in the text/],
    ["an entity of spaces", "sendMessage", entities("x y", ["bold", 1, 1]), /white space/],
    ["a cut grapheme", "sendMessage", entities("e\u0301", ["bold", 0, 1]), /cuts a grapheme/],
    [
      "entities in disorder",
      "sendMessage",
      entities("xy", ["bold", 1, 1], ["bold", 0, 1]),
      /not in order/,
    ],
    [
      "entities that overlap",
      "sendMessage",
      entities("xyz", ["bold", 0, 2], ["italic", 1, 2]),
      /overlap/,
    ],
    [
      "a quote in a quote",
      "sendMessage",
      entities("xyz", ["blockquote", 0, 3], ["expandable_blockquote", 1, 1]),
      /quote in a quote/,
    ],
    [
      "101 entities",
      "sendMessage",
      entities(
        "x".repeat(101),
        ...Array.from({ length: 101 }, (_, at) => ["bold", at, 1] as const),
      ),
      /are 101/,
    ],
    [
      "65 bytes of data",
      "sendMessage",
      markup({ text: "x", callback_data: "行".repeat(21) + "xx" }),
      /65 bytes/,
    ],
    ["a button without a label", "sendMessage", markup({ text: " ", url: "https://a.b" }), /label/],
    ["a button that does nothing", "sendMessage", markup({ text: "x" }), /0 things/],
    [
      "a text to copy of 257",
      "sendMessage",
      markup({ text: "x", copy_text: { text: "x".repeat(257) } }),
      /257/,
    ],
    [
      "a long notice",
      "answerCallbackQuery",
      { callback_query_id: "1", text: "x".repeat(201) },
      /201/,
    ],
    [
      "51 results",
      "answerInlineQuery",
      { inline_query_id: "1", results: Array.from({ length: 51 }, (_, at) => article(`${at}`)) },
      /51 results/,
    ],
    [
      "two results with one id",
      "answerInlineQuery",
      { inline_query_id: "1", results: [article("1"), article("1")] },
      /one id/,
    ],
    [
      "a long id",
      "answerInlineQuery",
      { inline_query_id: "1", results: [article("x".repeat(65))] },
      /65 bytes/,
    ],
    [
      "a long offset",
      "answerInlineQuery",
      { inline_query_id: "1", results: [], next_offset: "x".repeat(65) },
      /65 bytes/,
    ],
  ])("finds %s", (_what, method, parameters, sentence) => {
    expect(callViolations(method, { ...parameters }).join("\n")).toMatch(sentence);
  });

  it("is part of every test that has the bot talk to a server", () => {
    const tests = fileURLToPath(new URL("../", import.meta.url));
    const unwatched = readdirSync(tests, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts") && !/^(?:bot-api-server|browser)\b/.test(file))
      .filter((file) => {
        const text = readFileSync(join(tests, file), "utf8");
        const starts = /await startBotApiServer\(\{/.test(text);
        return starts && !/\b(?:watchCalls|collectCalls)\(/.test(text);
      });
    expect(unwatched).toEqual([]);
  });
});
