/** S2 and F4: hostile words in names, questions, knowledge and file names, on Telegram and on the page. */
import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { expect, it, onTestFinished } from "vitest";
import { openKnowledge } from "../../src/open-knowledge.ts";
import { shownText } from "../../src/rendering/shown-text.ts";
import { startServer, token } from "../telegram/fonti-on-server.ts";
import { passingFolder, startBotProcess } from "./bot-process.ts";
import { recordFault } from "./fault-record.ts";
import { hostileText, hostileTexts, questions } from "./hostile-text.ts";
import { Chance, scale, seed } from "./seeded-chance.ts";

const TEXTS = 1_000 * scale;
const SHOWN = Math.min(300, 60 * scale);
const CHROMIUM = "/usr/bin/chromium";

/** Documents that hold every hostile text, under names that are hostile themselves. */
async function hostileKnowledge(): Promise<string> {
  const folder = passingFolder();
  await mkdir(join(folder, "note <b>&amp; *x*"));
  for (const [at, text] of hostileTexts.entries()) {
    const name =
      `${at} <img src=x onerror=window.struck=1> ${text.replaceAll(/[/\0\uD800-\uDFFF]/gu, "")}`.slice(
        0,
        60,
      );
    const words = `Il documento ${at} dice: ${text} e il tesoro numero ${at} sta qui.\n`;
    await writeFile(join(folder, "note <b>&amp; *x*", `${name}.txt`), words);
  }
  return folder;
}

it("sends hostile words so that Telegram takes each message", { timeout: 400_000 }, async () => {
  const chance = new Chance(seed);
  const server = await startServer();
  const bot = await startBotProcess({
    env: {
      BOT_TOKEN: token,
      TELEGRAM_API_ROOT: server.apiRoot,
      MESSAGES_PER_MINUTE: "1000000",
      KNOWLEDGE_DIR: await hostileKnowledge(),
    },
  });
  const refused: string[] = [];
  for (let done = 0; done < TEXTS; done += 50) {
    const name = chance.of(hostileTexts);
    const user = server.createUser({
      firstName: name === "" ? "x" : name,
      lastName: chance.of(hostileTexts),
      languageCode: chance.of(["it", "zh-hans", "en", name]),
    });
    for (let at = 0; at < 50; at++) {
      const text =
        at % 5 === 0 ? `tesoro numero ${chance.below(hostileTexts.length)}?` : hostileText(chance);
      await user.sends(user.privateChat(), text.trim() === "" ? "x" : text);
      if (at % 10 === 0) await user.queries(hostileText(chance, 256), { timeoutMs: 30_000 });
    }
    await server.idle({ timeoutMs: 60_000 });
    for (const { response } of server.calls)
      if (response?.ok === false) refused.push(response.description);
    server.clearCalls();
  }
  recordFault({
    row: "S2",
    injected: "hostile strings as names, questions, knowledge and file names, to Telegram",
    times: TEXTS,
    measured: `${refused.length} calls refused, ${refused.filter((why) => /entit/u.test(why)).length} of them for entities`,
    holds: refused.length === 0 && bot.isRunning(),
  });
  expect([refused, bot.isRunning()]).toEqual([[], true]);
});

it.skipIf(!existsSync(CHROMIUM))(
  "runs no script of hostile words on the page",
  { timeout: 300_000 },
  async () => {
    const chance = new Chance(seed);
    const bot = await startBotProcess({
      env: { PORT: "0", KNOWLEDGE_DIR: await hostileKnowledge() },
      ready: /http:\/\/\S+/u,
    });
    const url = /http:\/\/\S+/u.exec(bot.output())?.[0] ?? "";
    const browser = await chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox"] });
    onTestFinished(() => browser.close());
    const page = await browser.newPage();
    let struck = 0;
    const strike = () => void (struck += 1);
    page.on("dialog", (dialog) => (strike(), void dialog.dismiss()));
    page.on("pageerror", strike);
    await page.goto(url);
    const { people } = (await (await fetch(`${url}/api/state`)).json()) as {
      people: { id: number; privateChatId: number }[];
    };
    const { id: userId, privateChatId: chatId } = people[0] as {
      id: number;
      privateChatId: number;
    };
    const headers = { "content-type": "application/json" };
    for (let at = 0; at < SHOWN; at++) {
      const text =
        at % 2 === 0 ? `tesoro numero ${at % hostileTexts.length}?` : hostileText(chance, 1_000);
      const body = JSON.stringify({ userId, chatId, text });
      const { status } = await fetch(`${url}/api/send`, { method: "POST", headers, body });
      expect([200, 400]).toContain(status);
    }
    await page.waitForTimeout(2_000);
    await page.reload();
    await page.waitForTimeout(500);
    const shown = await page.evaluate<number>("document.querySelectorAll('.text').length");
    struck += await page.evaluate<number>(
      "Number('struck' in window) + document.querySelectorAll('script:not([src])').length",
    );
    recordFault({
      row: "S2",
      injected: "the same on the playground’s page in Chromium",
      times: SHOWN,
      measured: `${struck} scripts run or errors, ${shown} texts shown`,
      holds: struck === 0 && shown > SHOWN / 2,
    });
    expect(struck).toBe(0);
    expect(shown).toBeGreaterThan(SHOWN / 2);
  },
);

const dressings: readonly ((text: string) => string)[] = [
  (text) => text.normalize("NFD"),
  (text) => text.normalize("NFKC").normalize("NFD"),
  (text) => text.replaceAll(/(?<=\p{L})(?=\p{L})/gu, "\u200D"),
  (text) => `\u202A${text}\u202C`,
  (text) => `\u2066${text}\u2069\uFEFF`,
  (text) => text.replaceAll(" ", "\u00A0"),
  (text) =>
    text.replaceAll(/[a-zA-Z0-9]/gu, (letter) =>
      String.fromCharCode(letter.charCodeAt(0) + 0xfee0),
    ),
];
const accented = [
  "Qual è l’obiettivo per il 2010?",
  "Perché è così importante la città?",
  "Quanti sono i settori?",
];

it(
  "answers alike however a question is composed, and shows nothing invisible of it",
  { timeout: 120_000 },
  async () => {
    const log = { info: () => {}, warn: () => {}, error: () => {} };
    const opened = await openKnowledge(
      {
        knowledgeDir: new URL("../../knowledge/", import.meta.url).pathname,
        dataDir: passingFolder(),
      },
      { print: () => {}, log },
    );
    const { answerer } = opened;
    onTestFinished(() => opened.close());
    const asked = [...questions, ...accented];
    const different = asked.flatMap((question) => {
      const { ref, outcome } = answerer.ask(question);
      return dressings
        .map((dress) => dress(question))
        .filter((dressed) => {
          const other = answerer.ask(dressed);
          return other.ref !== ref || other.outcome !== outcome;
        });
    });
    const chance = new Chance(seed);
    const wrong = Array.from({ length: TEXTS }, () => hostileText(chance)).filter((text) => {
      const shown = shownText(text, 60);
      return (
        shown.length > 60 ||
        shown.normalize("NFC").length > 60 ||
        /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u.test(shown)
      );
    });
    recordFault({
      row: "F4",
      injected:
        "NFD, full width, zero width, bidi marks; U+FDFA and controls in what is shown back",
      times: asked.length * dressings.length + TEXTS,
      measured: `${different.length} answers differ, ${wrong.length} texts shown with controls or too long`,
      holds: different.length + wrong.length === 0,
    });
    expect([different, wrong]).toEqual([[], []]);
  },
);
