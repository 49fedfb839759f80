import * as fc from "fast-check";
import type { MessageEntity } from "grammy/types";
import { describe, expect, it } from "vitest";
import { validEntities } from "../../src/telegram/message-entities.ts";
import { checkedCall } from "../../src/telegram/outgoing-limits.ts";
import { hostileTexts } from "./hostile-text.ts";
import { callViolations } from "./outgoing-calls.ts";

const long = fc.tuple(hostileTexts, fc.integer({ min: 1, max: 150 }));
const texts = fc.oneof(
  hostileTexts,
  long.map(([text, times]) => text.repeat(times)),
);
const types = fc.constantFrom(
  ...(["bold", "italic", "code", "blockquote", "expandable_blockquote", "spoiler"] as const),
);
const entity = fc.record({
  type: types,
  offset: fc.integer({ min: -5, max: 120 }),
  length: fc.integer({ min: -5, max: 120 }),
});
const entities = fc.oneof(
  fc.array(entity, { maxLength: 12 }),
  fc.array(entity, { minLength: 101, maxLength: 130 }),
);
const action = fc.oneof(
  hostileTexts.map((data) => ({ callback_data: data })),
  fc.webUrl().map((url) => ({ url })),
  hostileTexts.map((url) => ({ url })),
  texts.map((text) => ({ copy_text: { text } })),
  fc.constant({}),
);
const button = fc.tuple(texts, action).map(([text, deed]) => Object.assign({ text }, deed));
const keyboard = fc
  .array(fc.array(button, { maxLength: 10 }), { maxLength: 14 })
  .map((rows) => ({ inline_keyboard: rows }));
const messages = fc.record({
  chat_id: fc.integer(),
  text: texts,
  entities,
  reply_markup: keyboard,
});
const results = fc.record({
  type: fc.constant("article"),
  id: fc.oneof(fc.constantFrom("a", "b"), texts),
  title: texts,
  description: texts,
  input_message_content: fc.record({ message_text: texts, entities }),
  reply_markup: keyboard,
});

/** What Telegram would have against the call as it is sent; nothing where it is not sent. */
function violationsOf(method: string, given: object): string[] {
  const { payload, refused } = checkedCall(method, { ...given });
  return refused === undefined ? callViolations(method, payload) : [];
}

const many = fc.integer({ min: 40, max: 60 }).map((count) =>
  Array.from({ length: count }, (_, at) => ({
    type: "article",
    id: `${at}`,
    title: "x",
    input_message_content: { message_text: "x" },
  })),
);

describe("what is sent", { timeout: 60_000 }, () => {
  it("is a message that Telegram takes, or none", () => {
    fc.assert(
      fc.property(messages, (message) => {
        expect(violationsOf("sendMessage", message)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it("is an inline answer that Telegram takes", () => {
    const answers = fc.record({
      inline_query_id: fc.constant("1"),
      results: fc.oneof(fc.array(results, { maxLength: 4 }), many),
      next_offset: texts,
      button: fc.record({ text: texts, start_parameter: hostileTexts }),
    });
    fc.assert(
      fc.property(answers, (answer) => {
        expect(violationsOf("answerInlineQuery", answer)).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  it("is a guest answer that Telegram takes, or none", () => {
    const answers = fc.record({ guest_query_id: fc.constant("1"), result: results });
    fc.assert(
      fc.property(answers, (answer) => {
        expect(violationsOf("answerGuestQuery", answer)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it("is a notice that fits above a button's chat", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const call = { callback_query_id: "1", text: `x${text}` };
        expect(violationsOf("answerCallbackQuery", call)).toEqual([]);
      }),
    );
  });

  it("stays as it is where nothing is wrong with it", () => {
    const payload = {
      chat_id: 1,
      text: "Sì: 13 settori 👩‍👧‍👦.",
      entities: [
        { type: "expandable_blockquote", offset: 0, length: 14 },
        { type: "bold", offset: 4, length: 2 },
      ],
      reply_parameters: { message_id: 1, quote: "13" },
      reply_markup: { inline_keyboard: [[{ text: "中文", callback_data: "a:zh:x" }]] },
    };
    expect(checkedCall("sendMessage", payload)).toEqual({
      payload,
      mended: [],
      refused: undefined,
    });
  });

  it("goes without a button that Telegram would refuse, and the reason is told without any text", () => {
    const reply_markup = {
      inline_keyboard: [
        [{ text: "canary", callback_data: "x".repeat(65) }],
        [{ text: "ok", url: "https://a.b/" }],
      ],
    };
    const { payload, mended } = checkedCall("sendMessage", { chat_id: 1, text: "x", reply_markup });
    expect(payload["reply_markup"]).toEqual({
      inline_keyboard: [[{ text: "ok", url: "https://a.b/" }]],
    });
    expect(mended).toEqual(["A button was left out: callback_data of 65. Permitted: 1 to 64."]);
  });

  it("is not sent at all where no word is left", () => {
    expect(checkedCall("sendMessage", { chat_id: 1, text: " \n" }).refused).toMatch(
      /^text is empty\. Permitted: /,
    );
  });

  it("cuts a text that is too long between graphemes, with an ellipsis", () => {
    const { payload } = checkedCall("sendMessage", { chat_id: 1, text: "👩‍👧‍👦".repeat(600) });
    expect(payload["text"]).toBe(`${"👩‍👧‍👦".repeat(511)}…`);
  });

  it("replies without a quote that is too long to be one", () => {
    const reply_parameters = { message_id: 7, quote: "x".repeat(1025), quote_position: 0 };
    const { payload } = checkedCall("sendMessage", { chat_id: 1, text: "x", reply_parameters });
    expect(payload["reply_parameters"]).toEqual({ message_id: 7 });
  });
});

function marked(list: readonly MessageEntity[]) {
  return list.map(({ type, offset, length }) => [type, offset, offset + length]);
}

describe("entities", () => {
  it.each<[string, string, readonly [MessageEntity["type"], number, number][], unknown[]]>([
    [
      "are put in order",
      "abc",
      [
        ["italic", 2, 1],
        ["bold", 0, 1],
      ],
      [
        ["bold", 0, 1],
        ["italic", 2, 3],
      ],
    ],
    ["end with the text", "abc", [["bold", 1, 9]], [["bold", 1, 3]]],
    ["take in the whole of a grapheme", "e\u0301x", [["bold", 1, 1]], [["bold", 0, 2]]],
    ["take in the whole of a pair", "👍", [["bold", 1, 1]], [["bold", 0, 2]]],
    ["of white space at the end are dropped", "a  ", [["bold", 1, 2]], []],
    [
      "that overlap are cut",
      "abcd",
      [
        ["bold", 0, 3],
        ["italic", 2, 2],
      ],
      [
        ["bold", 0, 3],
        ["italic", 3, 4],
      ],
    ],
    [
      "keep a quote around bold words",
      "abcd",
      [
        ["blockquote", 0, 4],
        ["bold", 1, 2],
      ],
      [
        ["blockquote", 0, 4],
        ["bold", 1, 3],
      ],
    ],
    [
      "keep no quote in a quote",
      "abcd",
      [
        ["blockquote", 0, 4],
        ["expandable_blockquote", 1, 2],
      ],
      [["blockquote", 0, 4]],
    ],
    [
      "keep code free of formats",
      "abcd",
      [
        ["code", 0, 4],
        ["bold", 1, 2],
      ],
      [["code", 0, 4]],
    ],
  ])("%s", (_what, text, given, expected) => {
    const list = given.map(([type, offset, length]) => ({ type, offset, length }) as MessageEntity);
    expect(marked(validEntities(text, list))).toEqual(expected);
  });

  it("that are valid are not changed by a second look", () => {
    fc.assert(
      fc.property(hostileTexts, entities, (text, list) => {
        const once = validEntities(text, list);
        expect(validEntities(text, once)).toEqual(once);
      }),
    );
  });
});
