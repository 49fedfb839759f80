/** Documents nobody has prepared, asked in Telegram: the quote with its place, what stands around it, refusals and cards. */
import type { Message } from "../../src/bot-api-server/telegram-objects.ts";
import { describe, expect, it } from "vitest";
import type { TestChat } from "../../src/bot-api-server/test-chat.ts";
import { createAnswerer } from "../../src/answer/answerer.ts";
import { mergeCollections } from "../../src/knowledge/knowledge.ts";
import { sourceFrom } from "../search/library-of-texts.ts";
import { i18n, startFonti } from "./fonti-on-server.ts";

const english = i18n.translate("en");
const LIBRARY = `# Rules of the library

Everyone may read here without a card.

## Opening hours

The library is open from Tuesday to Friday from 9 to 19. It is closed on Sunday and Monday.

## Loans

Books are lent for 30 days. A late book costs 20 cents a day.
`;

async function start() {
  const sources = [sourceFrom("en/library.md", LIBRARY)];
  const nothing = { kinds: [], facts: [], gaps: [], terms: [] };
  const knowledge = mergeCollections([{ id: "a", name: undefined, sources, ...nothing }]);
  const fonti = await startFonti({ answerer: createAnswerer(knowledge) });
  const anna = fonti.server.createUser({ firstName: "Anna", languageCode: "en" });
  return { ...fonti, anna, chat: anna.privateChat() };
}

interface Formatted {
  readonly text?: string;
  readonly entities?: readonly { type: string; offset: number; length: number }[];
}

/** The message as it is now. */
function standing(chat: TestChat, message: Message): Message {
  const now = chat.find(message);
  if (!now) throw new Error("The message is gone.");
  return now;
}

function marked({ text = "", entities = [] }: Formatted, type: string): string[] {
  return entities
    .filter((entity) => entity.type === type)
    .map(({ offset, length }) => text.slice(offset, offset + length));
}

describe("a document in Telegram", () => {
  it("is quoted word for word, with the question's words in bold and where they stand", async () => {
    const { anna, chat } = await start();
    await anna.sends(chat, "How long are books lent?");
    const answer = await chat.waitForBotMessage();
    const [quote = ""] = marked(answer, "expandable_blockquote");
    expect(quote).toContain("Books are lent for 30 days.");
    expect(LIBRARY).toContain(quote);
    expect(marked(answer, "bold").join(" ")).toMatch(/Books.*lent/u);
    expect(answer.text).toContain("[1] Rules of the library · “Loans” · paragraph 3 · in English");
  });

  it("opens at the quote, is turned page by page, and leads back to the answer", async () => {
    const { anna, chat } = await start();
    await anna.sends(chat, "How long are books lent?");
    const answer = await chat.waitForBotMessage();
    await anna.presses(answer, english("answer.read"));
    const page = standing(chat, answer);
    expect(page.text).toContain("“Loans” · paragraph 3 of 3 · in English");
    expect(marked(page, "bold")).toEqual([
      "Rules of the library",
      ...marked(answer, "expandable_blockquote"),
    ]);
    await anna.presses(answer, english("reading.before"));
    expect(standing(chat, answer).text).toContain("closed on Sunday and Monday");
    await anna.presses(answer, english("reading.after"));
    expect(standing(chat, answer).text).toContain("Books are lent for 30 days.");
    await anna.presses(answer, english("reading.back"));
    expect(standing(chat, answer).text).toContain("[1] Rules of the library");
    expect(chat.botMessages).toHaveLength(1);
  });

  it("gives the same words in another language, with its place in that language", async () => {
    const { anna, chat } = await start();
    await anna.sends(chat, "How long are books lent?");
    const answer = await chat.waitForBotMessage();
    await anna.presses(answer, "中文");
    const chinese = standing(chat, answer);
    expect(chinese.text).toContain("原文为英语");
    expect(marked(chinese, "expandable_blockquote")[0]).toContain("Books are lent for 30 days.");
  });

  it("does not answer for what it does not say, and offers what comes near", async () => {
    const { anna, chat } = await start();
    await anna.sends(chat, "What did a late book cost in 1987?");
    const refusal = await chat.waitForBotMessage();
    expect(refusal.text).toContain("1987");
    expect(marked(refusal, "expandable_blockquote")).toEqual([]);
  });
});
