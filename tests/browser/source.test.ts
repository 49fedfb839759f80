/** The way to an answer's source and back, and the button that copies a quote, in a real browser. */
import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { CHROMIUM, launchBrowser, startShippedPlayground } from "./shipped-playground.ts";

const SHOTS = process.env["SCREENSHOTS"];

describe.skipIf(!existsSync(CHROMIUM))(`a source in a browser (needs ${CHROMIUM})`, () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchBrowser();
    if (SHOTS !== undefined) await mkdir(SHOTS, { recursive: true });
  }, 60_000);
  afterAll(() => browser?.close());

  it.each([390, 1280])(
    "opens, turns its pages and leads back at %i pixels",
    async (width) => {
      const page = await browser.newPage({ viewport: { width, height: 860 } });
      onTestFinished(() => page.close());
      const shoot = async (name: string) => {
        const path = `${SHOTS}/source-${width}-${name}.png`;
        if (SHOTS !== undefined) await page.screenshot({ path });
      };
      await page.goto(await startShippedPlayground());
      await page.getByText("Quali sono i settori?").waitFor();
      await page
        .getByRole("textbox")
        .fill("Quanti settori comprende l'industria della creatività?");
      await page.keyboard.press("Enter");
      await page.getByRole("button", { name: /^Copia citazione/u }).waitFor();
      await shoot("answer");
      await page.getByRole("button", { name: "Fonte", exact: true }).click();
      const quote = page.locator("blockquote strong");
      await quote.waitFor();
      expect(await quote.textContent()).toBe(
        "L'industria della creatività comprende principalmente 13 settori",
      );
      await shoot("page");
      await page.getByRole("button", { name: "Dopo ›" }).click();
      await page.locator("article").getByText("paragrafo 2 di 4").waitFor();
      await shoot("next");
      const isWide = await page.evaluate("document.documentElement.scrollWidth > innerWidth");
      expect(isWide).toBe(false);
      await page.getByRole("button", { name: "Torna alla risposta" }).click();
      await page.getByRole("button", { name: /^Copia citazione/u }).click();
      await page.getByText(/^.+: L'industria della creatività comprende/u).waitFor();
      await shoot("copied");
    },
    90_000,
  );
});
