/** The playground in a real browser, on a phone's width and a desk's, with a small bot behind it. */
import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { Bot, InlineKeyboard } from "grammy";
import { chromium, type Browser, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { startBotApiServer } from "../../src/bot-api-server/bot-api-server.ts";
import { startPlayground } from "../../src/web/playground/playground.ts";

const CHROMIUM = "/usr/bin/chromium";
const SHOTS = process.env["SCREENSHOTS"];
const TOKEN = "4242:test";
const QUOTE = "Nel 2010 il valore aggiunto raggiunge 30 miliardi di yuan. ".repeat(6).trim();

function createEchoBot(apiRoot: string): Bot {
  const bot = new Bot(TOKEN, { client: { apiRoot } });
  const keyboard = new InlineKeyboard()
    .text("Cambia", "edit")
    .text("Avviso", "alert")
    .row()
    .copyText("Copia il passo", "30 miliardi")
    .url("Fonte", "https://example.org/fonte")
    .row()
    .switchInlineCurrent("Cerca", "settori");
  const deepLink = new InlineKeyboard()
    .text("Apri", "edit")
    .url("Al bot", "https://t.me/fonti_bot?start=s1");
  bot.on("message:text", async (ctx) => {
    if (ctx.message.via_bot !== undefined) return;
    await ctx.replyWithChatAction("typing");
    const language = ctx.from.language_code ?? "?";
    const head = `Eco (${language}): ${ctx.message.text}`;
    await ctx.reply(`${head}\n${QUOTE}\nnascosto /help`, {
      entities: [
        { type: "bold", offset: 0, length: 3 },
        { type: "expandable_blockquote", offset: head.length + 1, length: QUOTE.length },
        { type: "spoiler", offset: head.length + QUOTE.length + 2, length: 8 },
      ],
      reply_markup: keyboard,
      reply_parameters: { message_id: ctx.message.message_id },
    });
  });
  bot.callbackQuery("edit", async (ctx) => {
    await ctx.editMessageText("Il testo è cambiato");
    await ctx.answerCallbackQuery("Fatto");
  });
  bot.callbackQuery("alert", (ctx) => ctx.answerCallbackQuery({ text: "Ecco", show_alert: true }));
  bot.on("inline_query", (ctx) => {
    const first = Number(ctx.inlineQuery.offset || "0");
    const cards = Array.from({ length: 10 }, (_, index) => ({
      type: "article" as const,
      id: `r${first + index}`,
      title: `${ctx.inlineQuery.query} ${first + index + 1}`,
      description: "重庆市创意产业发展规划，2010年",
      input_message_content: { message_text: `Scheda ${first + index + 1}` },
      reply_markup: deepLink,
    }));
    return ctx.answerInlineQuery(cards, {
      next_offset: first === 0 ? "10" : "",
      button: { text: "Impostazioni", start_parameter: "settings" },
    });
  });
  return bot;
}

/** Names of controls that a screen reader could not tell, and of texts too faint to read. */
function findBarriers(page: Page): Promise<string[]> {
  return page.evaluate(`(() => {
    const nameOf = (node) => node.getAttribute("aria-label") || node.labels?.[0]?.textContent ||
      node.textContent || node.title;
    const nameless = [...document.querySelectorAll("button, a, input, select, textarea")]
      .filter((node) => node.checkVisibility() && !nameOf(node).trim()).map((node) => node.outerHTML);
    const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
    const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
    const wide = document.documentElement.scrollWidth > innerWidth ? ["page scrolls sideways"] : [];
    const channel = (value) => (value /= 255) <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    const rgba = (text) => { const [r, g, b, a = 1] = text.match(/[\\d.]+/g).map(Number); return { r, g, b, a }; };
    const light = ({ r, g, b }) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
    const groundOf = (node) => {
      for (let at = node; at; at = at.parentElement) {
        const { backgroundColor } = getComputedStyle(at);
        if (backgroundColor.startsWith("rgb") && rgba(backgroundColor).a > 0.8) return rgba(backgroundColor);
      }
      return { r: 255, g: 255, b: 255 };
    };
    const faint = [...document.querySelectorAll(".text, .meta, .key, .chat-name, .chat-preview, #chat-status, .chip, .summary, .ms, .people span, .via, .sender, .card-body span, .side-note")]
      .filter((node) => node.checkVisibility({ visibilityProperty: true })).flatMap((node) => {
        const [a, b] = [light(rgba(getComputedStyle(node).color)), light(groundOf(node))].sort((x, y) => y - x);
        const ratio = (a + 0.05) / (b + 0.05);
        return ratio < 4.5 ? [node.className + " " + ratio.toFixed(2)] : [];
      });
    return [...nameless, ...twice, ...wide, ...faint];
  })()`);
}

describe.skipIf(!existsSync(CHROMIUM))(`the playground (needs ${CHROMIUM})`, () => {
  let browser: Browser;

  beforeAll(async () => {
    const quiet = ["--no-first-run", "--disable-background-networking", "--disable-sync"];
    const offline = ["--disable-component-update", "--disable-quic"];
    const args = ["--no-sandbox", "--disable-gpu", ...quiet, ...offline];
    browser = await chromium.launch({ executablePath: CHROMIUM, headless: true, args });
    if (SHOTS !== undefined) await mkdir(SHOTS, { recursive: true });
  }, 60_000);
  afterAll(() => browser?.close());

  async function open(width: number, colorScheme: "light" | "dark" = "light") {
    const apiServer = await startBotApiServer({ token: TOKEN });
    const bot = createEchoBot(apiServer.apiRoot);
    await bot.api.setMyCommands([{ command: "help", description: "Aiuto" }]);
    await bot.api.setMyCommands([{ command: "help", description: "帮助" }], {
      language_code: "zh",
    });
    void bot.start();
    const playground = await startPlayground({ apiServer, port: 0 });
    const context = await browser.newContext({
      viewport: { width, height: width < 600 ? 800 : 860 },
      colorScheme,
      reducedMotion: "reduce",
    });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("requestfailed", (request) => {
      if (!request.url().endsWith("/api/events")) complaints.push(`failed: ${request.url()}`);
    });
    await page.goto(playground.url);
    await page.getByText("Quali sono i settori?").waitFor();
    onTestFinished(async () => {
      await context.close();
      await bot.stop();
      await playground.close();
      await apiServer.close();
    });
    const shoot = async (name: string) => {
      const path = `${SHOTS}/${width}-${colorScheme}-${name}.png`;
      if (SHOTS !== undefined) await page.screenshot({ path });
    };
    const say = async (text: string) => {
      await page.getByRole("textbox").fill(text);
      await page.keyboard.press("Enter");
    };
    return { apiServer, page, complaints, shoot, say, url: playground.url };
  }

  describe.each([360, 390, 1280])("at %i pixels", (width) => {
    it("shows a question, its answer, and the edit after a press", async () => {
      const { page, complaints, shoot, say } = await open(width);
      await shoot("empty");
      await say("ciao <b>mondo</b>");
      const reply = page.locator(".of-bot .bubble");
      await reply.getByText("Eco (it): ciao <b>mondo</b>").waitFor();
      expect(await reply.locator("strong", { hasText: "Eco" }).count()).toBe(1);
      await shoot("reply");
      expect(await findBarriers(page)).toEqual([]);
      const quote = reply.locator(".expandable-body");
      const closed = (await quote.boundingBox())?.height ?? 0;
      await reply.getByRole("button", { name: "Mostra tutto" }).click();
      expect((await quote.boundingBox())?.height).toBeGreaterThan(closed);
      await reply.getByRole("button", { name: "Mostra il testo nascosto" }).click();
      await page.getByRole("button", { name: "Avviso" }).click();
      await page.getByRole("dialog").getByText("Ecco").waitFor();
      await page.getByRole("button", { name: "OK" }).click();
      expect(await page.getByRole("link", { name: "Fonte" }).getAttribute("rel")).toContain(
        "noopener",
      );
      await page.getByRole("button", { name: "Cambia" }).click();
      await reply.getByText("Il testo è cambiato").waitFor();
      await reply.getByText("modificato").waitFor();
      await page.locator("#toast.shown", { hasText: "Fatto" }).waitFor();
      expect(complaints).toEqual([]);
    });

    it("pages through inline cards and posts the chosen one in the group", async () => {
      const { page, complaints, shoot } = await open(width);
      await page.getByRole("button", { name: /Gruppo di studio/ }).click();
      expect(await page.locator("#chat-title").textContent()).toBe("Gruppo di studio");
      await page.getByRole("radio", { name: "李明" }).check();
      await page.getByRole("textbox").pressSequentially("@fonti_bot settori");
      await page.getByRole("button", { name: "settori 1 " }).first().waitFor();
      await shoot("inline");
      expect(await findBarriers(page)).toEqual([]);
      await page.getByRole("button", { name: "Altri risultati" }).scrollIntoViewIfNeeded();
      await page.getByRole("button", { name: "settori 12" }).click();
      const posted = page.locator(".mine");
      await posted.getByText("Scheda 12").waitFor();
      await posted.getByText("tramite @fonti_bot").waitFor();
      await page.getByRole("radio", { name: "Giulia" }).check();
      await page.locator(".theirs", { hasText: "Scheda 12" }).getByText("李明").waitFor();
      await page.getByRole("button", { name: "Apri" }).click();
      await page.locator(".theirs").getByText("Il testo è cambiato").waitFor();
      await shoot("group");
      expect(complaints).toEqual([]);
    });

    it("follows deep links and inline buttons into the private chat", async () => {
      const { page, complaints, say } = await open(width);
      await page.getByRole("button", { name: /Gruppo di studio/ }).click();
      await say("@fonti_bot ");
      await page.getByRole("textbox").fill("@fonti_bot x");
      await page.getByRole("button", { name: "x 1 " }).first().click();
      await page.getByRole("link", { name: "Al bot" }).click();
      await page.locator(".of-bot", { hasText: "Eco (it): /start s1" }).waitFor();
      await page.getByRole("button", { name: "Cerca" }).click();
      expect(await page.getByRole("textbox").inputValue()).toBe("@fonti_bot settori");
      await page.getByRole("button", { name: "Impostazioni" }).click();
      await page.locator(".of-bot", { hasText: "Eco (it): /start settings" }).waitFor();
      expect(complaints).toEqual([]);
    });

    it("speaks the language that is chosen, and so does the user", async () => {
      const { page, complaints, shoot, say } = await open(width, "dark");
      await page.getByLabel("Lingua di Telegram").selectOption("zh-hans");
      await page.getByText("2010年的目标是什么？").waitFor();
      expect(await page.locator("html").getAttribute("lang")).toBe("zh-Hans");
      await shoot("empty-zh");
      await page.getByRole("textbox").fill("/");
      await page.getByRole("button", { name: "/help 帮助" }).waitFor();
      await say("你好，2010年的目标是什么？");
      const reply = page.locator(".of-bot", { hasText: "Eco (zh-hans): 你好" });
      await reply.waitFor();
      await shoot("reply-zh");
      expect(await findBarriers(page)).toEqual([]);
      expect(complaints).toEqual([]);
    });

    it("lists the bot's calls and starts over", async () => {
      const { page, shoot, say } = await open(width);
      await say("ciao");
      await page.locator(".of-bot").waitFor();
      if (width < 1000) await page.getByRole("button", { name: "Chiamate alla Bot API" }).click();
      const call = page.locator(".calls li", { hasText: "sendMessage" });
      await call.click();
      await call.getByText('"ok": true').waitFor();
      await shoot("log");
      if (width < 1000) await page.keyboard.press("Escape");
      await page.getByRole("button", { name: "Ricomincia da capo" }).click();
      await page.getByText("Quali sono i settori?").waitFor();
      expect(await page.locator(".message").count()).toBe(0);
      expect(await page.locator(".calls li").count()).toBe(0);
    });

    it("can be used with the keyboard alone", async () => {
      const { page } = await open(width);
      const focused = () => page.evaluate<string>("document.activeElement.id");
      await expect.poll(focused).toBe("composer-text");
      await page.keyboard.type("/");
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      await page.locator(".of-bot", { hasText: "Eco (it): /help" }).waitFor();
      await page.keyboard.press("Shift+Tab");
      for (let step = 0; step < 12; step++) {
        const label = await page.evaluate<string>("document.activeElement.textContent");
        if (label === "Cambia") break;
        await page.keyboard.press("Shift+Tab");
      }
      await page.keyboard.press("Enter");
      await page.locator(".of-bot").getByText("Il testo è cambiato").waitFor();
      await page.getByRole("textbox").focus();
      await page.keyboard.type("@fonti_bot a");
      await page.getByRole("button", { name: "a 1 " }).first().waitFor();
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      await page.locator(".mine", { hasText: "Scheda 1" }).waitFor();
      expect(await focused()).toBe("composer-text");
    });
  });
});
