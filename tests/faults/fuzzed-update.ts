/** Chance in, an update out that began as one of Telegram's and had some of its values replaced by others of any type. */
import type { TestChat } from "../../src/bot-api-server/test-chat.ts";
import { hostileText, questions } from "./hostile-text.ts";
import type { Chance } from "./seeded-chance.ts";

type Tree = Record<string, unknown>;

/** The kind of an update and its content. */
export function fuzzedUpdate(
  chance: Chance,
  chats: readonly TestChat[],
): readonly [string, unknown] {
  const place = chance.of(chats).room.chat;
  const update = chance.of(kinds)(chance, place);
  const [kind = "message", content = {}] = Object.entries(update)[0] ?? [];
  const tree = { content: structuredClone(content) as unknown };
  for (let left = chance.below(4); left > 0; left--) strike(tree, chance);
  return [chance.below(50) === 0 ? chance.of(strangeKinds) : kind, tree.content];
}

const strangeKinds = ["tomorrows_kind", "__proto__", "constructor", "toString", "update_id2"];

/** Replaces, adds or removes one value somewhere in the tree. */
function strike(tree: Tree, chance: Chance): void {
  let node: Tree = tree;
  for (;;) {
    const key = chance.of(Object.keys(node));
    const inner = node[key];
    const isBranch = typeof inner === "object" && inner !== null && Object.keys(inner).length > 0;
    if (isBranch && chance.below(5) > 0) {
      node = inner as Tree;
      continue;
    }
    if (node !== tree && chance.below(6) === 0) delete node[key];
    else put(node, chance.below(8) === 0 ? chance.of(strangeNames) : key, strangeValue(chance));
    return;
  }
}

const strangeNames = [
  "__proto__",
  "constructor",
  "toString",
  "text",
  "caption",
  "entities",
  "via_bot",
  "sender_chat",
  "reply_to_message",
];

/** Also for `__proto__`, which plain assignment does not make a key of. */
function put(node: Tree, key: string, value: unknown): void {
  Object.defineProperty(node, key, { value, enumerable: true, configurable: true, writable: true });
}

function strangeValue(chance: Chance): unknown {
  const numbers = [0, -1, 1.5, 2 ** 31, 2 ** 53, -(2 ** 53), 1e308, 4096, 1_087_968_824];
  return chance.of<() => unknown>([
    () => null,
    () => chance.below(2) === 0,
    () => chance.of(numbers),
    () => hostileText(chance),
    () => hostileText(chance),
    () => (chance.below(20) === 0 ? "x".repeat(1024 * 1024) : "重庆".repeat(2_000)),
    () => [],
    () => ({}),
    () => [[], {}, null, "text", 1],
    () =>
      JSON.parse('{"__proto__": {"polluted": true}, "constructor": {"prototype": 1}}') as object,
    () => nested(chance.below(300)),
    () => Array.from({ length: 300 }, (_, at) => ({ type: "mention", offset: at, length: at })),
    () => [{ type: "bot_command", offset: 0, length: chance.of(numbers) }],
    () => [{ type: "text_mention", offset: chance.of(numbers), length: 3 }],
  ])();
}

function nested(depth: number): unknown {
  let value: unknown = "deep";
  for (let level = 0; level < depth; level++) value = { reply_to_message: value, text: "x" };
  return value;
}

type Make = (chance: Chance, chat: object) => Tree;

const from = { id: 700_000_001, is_bot: false, first_name: "Anna", language_code: "it" };
let lastId = 1_000;

function message(chance: Chance, chat: object): Tree {
  const text = chance.below(3) === 0 ? chance.of(questions) : hostileText(chance);
  const name = /^\/\S+/u.exec(text)?.[0];
  const entities = name && [{ type: "bot_command", offset: 0, length: name.length }];
  const head = { message_id: ++lastId, date: 1_790_000_000, chat, from };
  return { ...head, text, ...(entities && { entities }) };
}

const kinds: readonly Make[] = [
  (chance, chat) => ({ message: message(chance, chat) }),
  (chance, chat) => ({ message: message(chance, chat) }),
  (chance, chat) => ({
    message: {
      ...message(chance, chat),
      text: "@fonti_bot 2010?",
      entities: [{ type: "mention", offset: 0, length: 10 }],
      reply_to_message: message(chance, chat),
    },
  }),
  (chance, chat) => ({ edited_message: message(chance, chat) }),
  (chance, chat) => ({ guest_message: { ...message(chance, chat), guest_query_id: "77" } }),
  (chance, chat) => ({
    callback_query: {
      id: "5",
      from,
      chat_instance: "1",
      data: hostileText(chance, 64),
      message: message(chance, chat),
    },
  }),
  (chance) => ({
    callback_query: {
      id: "6",
      from,
      chat_instance: "1",
      data: chance.of(["t:it", "e:zh:x:1", "a:it:x", "l:en", "n:it:y", "l:auto"]),
      inline_message_id: "z",
    },
  }),
  (chance) => ({
    inline_query: {
      id: "7",
      from,
      query: chance.below(2) ? chance.of(questions) : hostileText(chance),
      offset: chance.of(["", "10", "9999", "x", "-1"]),
    },
  }),
  (chance) => ({
    chosen_inline_result: {
      result_id: hostileText(chance, 64),
      from,
      query: hostileText(chance, 256),
    },
  }),
  (chance, chat) => ({
    my_chat_member: {
      chat,
      from,
      date: 1_790_000_000,
      old_chat_member: { user: from, status: "member" },
      new_chat_member: { user: from, status: hostileText(chance, 20) },
    },
  }),
  (chance, chat) => ({
    message: {
      message_id: ++lastId,
      date: 1,
      chat,
      from,
      photo: [{}],
      caption: hostileText(chance, 1024),
    },
  }),
  (_, chat) => ({
    message: { message_id: ++lastId, date: 1, chat, from, migrate_to_chat_id: -1_002_000_000_777 },
  }),
];
