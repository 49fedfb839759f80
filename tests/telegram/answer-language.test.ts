/** Every combination of choices, question and interface, held against the table of docs/languages.md. */
import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { createAnswerer } from "../../src/answer/answerer.ts";
import { startBotApiServer } from "../../src/bot-api-server/bot-api-server.ts";
import { shippedKnowledge } from "../../src/config.ts";
import { readKnowledge } from "../../src/knowledge-folder.ts";
import type { TestUser } from "../../src/bot-api-server/test-user.ts";
import { openPassingStore } from "../../src/store/open-store.ts";
import { createBot } from "../../src/telegram/bot.ts";
import { pollUpdates } from "../../src/telegram/polling.ts";
import { createI18n } from "../../src/i18n/i18n.ts";
import { readLocaleFolder } from "../../src/locale-folder.ts";
import { token } from "./fonti-on-server.ts";
import { collectCalls } from "./outgoing-calls.ts";

const LOCALES = ["it", "zh", "en"] as const;
type Locale = (typeof LOCALES)[number];
type Place = "private" | "inline" | "group";
/** The default is none of the languages that would win by accident. */
const i18n = createI18n(readLocaleFolder(), "zh");

const QUESTIONS = {
  it: "Chi è Huang Qifan?",
  zh: "黄奇帆是谁？",
  en: "Who is Huang Qifan?",
  short: "Huang Qifan",
} as const;
type Asked = keyof typeof QUESTIONS;

interface Row {
  readonly place: Place;
  readonly own: Locale | "none";
  readonly menus: Locale | "none";
  readonly group: Locale | "none";
  readonly asked: Asked;
  /** German stands for one that the bot does not speak. */
  readonly telegram: Locale | "de" | "none";
}

const CHOICES = ["none", ...LOCALES] as const;
const choices = (["private", "inline", "group"] as const).flatMap((place) =>
  CHOICES.flatMap((own) =>
    CHOICES.flatMap((menus) =>
      (place === "group" ? CHOICES : (["none"] as const)).map((group) => ({
        place,
        own,
        menus,
        group,
      })),
    ),
  ),
);
const askings = (Object.keys(QUESTIONS) as Asked[]).flatMap((asked) =>
  ([...LOCALES, "de", "none"] as const).map((telegram) => ({ asked, telegram })),
);

const table = readFileSync(new URL("../../docs/languages.md", import.meta.url), "utf8")
  .split("\n")
  .filter((line) => /^\| (?:private|inline|group) /u.test(line))
  .map((line) => line.split("|").map((cell) => cell.trim()))
  .map(([, place, own, asked, menus, telegram, group]) => ({
    place,
    own,
    asked,
    menus,
    telegram,
    group,
  }));

/** What the table says of a combination: the answer's language, or "default". */
function expected(row: Row): Locale | "default" {
  for (const line of table) {
    if (line.place !== row.place) continue;
    let answer: string = "default";
    const fits = (["own", "asked", "menus", "telegram", "group"] as const).every((column) => {
      const cell = line[column];
      const value = row[column];
      if (cell === "X" && LOCALES.some((locale) => locale === value)) answer = value;
      if (cell === "X") return LOCALES.some((locale) => locale === value);
      if (cell === "another, none") return value === "de" || value === "none";
      return cell === "any" || cell === "–" || cell === value;
    });
    if (fits) return answer as Locale | "default";
  }
  throw new Error(`no line of the table fits ${JSON.stringify(row)}`);
}

const { knowledge } = await readKnowledge(shippedKnowledge);
const posts = knowledge.facts.find(({ key }) => key.endsWith("/huang-posts"));
const labels = new Map(
  LOCALES.map((locale) => [
    locale,
    knowledge.facts
      .flatMap(({ label }) => label[locale] ?? [])
      .concat(
        i18n.locales.map((other) => i18n.ownName(other)),
        ["answer.read", "answer.copy", "inline.open"].map((key) => i18n.translate(locale)(key)),
        ["👍", "👎"],
      ),
  ]),
);

/** The one language of a whole message: of its statement, of the line below each quote, of its buttons. */
function languageOf(message: { text?: string; reply_markup?: object }): Locale {
  const text = message.text ?? "";
  const buttons = [
    ...JSON.stringify(message.reply_markup ?? {}).matchAll(
      /(?<!"copy_text":\{)"text":"(?<text>[^"]*)"/gu,
    ),
  ];
  const spoken = LOCALES.filter((locale) => text.startsWith(posts?.statement[locale] ?? "?"));
  const [locale] = spoken;
  expect(spoken).toHaveLength(1);
  const language = locale ?? "en";
  expect(text).toContain({ it: "paragrafo", zh: "原文为意大利语", en: "paragraph" }[language]);
  for (const button of buttons) expect(labels.get(language)).toContain(button.groups?.["text"]);
  return language;
}

/** The first card for a question, as it is posted. */
async function firstCard(asker: TestUser, question: string) {
  const [card] = (await asker.queries(question)).results;
  if (!card) throw new Error("no card");
  return asker.chooses(card, asker.privateChat(), question);
}

function described({ asked, telegram }: Row, answer: string | undefined): string {
  return `${asked}, Telegram in ${telegram}: ${answer}`;
}

describe("the language of an answer", () => {
  const store = openPassingStore();
  let ask: (row: Row) => Promise<Locale>;

  beforeAll(async () => {
    const server = await startBotApiServer({ token });
    const throwIfWrong = collectCalls(server);
    const controller = new AbortController();
    const { signal } = controller;
    const log = { info: () => {}, warn: () => {}, error: () => {} };
    const services = { answerer: createAnswerer(knowledge), store, i18n, log };
    const bot = createBot({ ...services, token, apiRoot: server.apiRoot, signal });
    const done = pollUpdates({ bot, services, signal });
    ask = async ({ place, own, menus, group, asked, telegram }) => {
      const asker = server.createUser({ firstName: "Asker", languageCode: telegram });
      if (telegram === "none") asker.speaks(undefined);
      const chat =
        place === "group"
          ? server.createGroup({ title: "Studio", members: [asker] })
          : asker.privateChat();
      const owner = { kind: "user", id: asker.id } as const;
      if (own !== "none") await store.settings.set(owner, "answers", own);
      if (menus !== "none") await store.settings.set(owner, "interface", menus);
      if (group !== "none")
        await store.settings.set({ kind: "chat", id: chat.id }, "language", group);
      const question = QUESTIONS[asked];
      if (place === "inline") return languageOf(await firstCard(asker, question));
      await asker.sends(chat, place === "private" ? question : `/ask ${question}`);
      return languageOf(await chat.waitForBotMessage());
    };
    return async () => {
      controller.abort();
      await done.catch(() => undefined);
      await server.close();
      throwIfWrong();
    };
  }, 60_000);

  it("has a line in the table for every combination", () => {
    expect(choices.length * askings.length).toBe((1 + 1 + 4) * 4 * 4 * 4 * 5);
    expect(table).toHaveLength(16);
  });

  it.each(choices)(
    "$place: own choice $own, menus in $menus, group $group",
    async (choice) => {
      const rows = askings.map((asking): Row => Object.assign({}, choice, asking));
      const answers = await Promise.all(rows.map(ask));
      expect(rows.map((row, index) => described(row, answers[index]))).toEqual(
        rows.map((row) => {
          const language = expected(row);
          return described(row, language === "default" ? i18n.defaultLocale : language);
        }),
      );
    },
    20_000,
  );
});
