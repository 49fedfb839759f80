/** The panel that says how a question was understood: over HTTP, and by keyboard in a real browser. */
import { existsSync } from "node:fs";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { CHROMIUM, launchBrowser, startShippedPlayground } from "./shipped-playground.ts";

const QUESTION = "How many flumps of sectors are there?";

async function explain(url: string, body: object) {
  const response = await fetch(new URL("/api/explain", url), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as { explanations?: unknown[] } };
}

it("names the unknown word of a refused question, and what knowing it would give", async () => {
  const { status, body } = await explain(await startShippedPlayground(), {
    text: QUESTION,
    language: "en",
  });
  expect(status).toBe(200);
  expect(body.explanations?.[0]).toMatchObject({
    language: "en",
    outcome: "refused",
    mends: [{ words: ["flumps"], said: expect.stringMatching(/sector-count$/u) }],
  });
});

it("explains each sentence of several, and refuses what is no question of a known interface", async () => {
  const url = await startShippedPlayground();
  const two = { text: "Chi è Huang Qifan? Quanti sono i settori?", language: "it" };
  expect((await explain(url, two)).body.explanations).toHaveLength(3);
  for (const wrong of [{ text: "", language: "it" }, { text: "a", language: "xx" }, { text: "a" }])
    expect((await explain(url, wrong)).status).toBe(400);
});

describe.skipIf(!existsSync(CHROMIUM))(`in a browser (needs ${CHROMIUM})`, () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchBrowser();
  }, 60_000);
  afterAll(() => browser?.close());

  it.each([360, 1280])("opens and closes by keyboard at %i pixels", async (width) => {
    const page = await browser.newPage({ viewport: { width, height: 800 } });
    onTestFinished(() => page.close());
    await page.goto(await startShippedPlayground());
    await page.selectOption("#language", "en");
    await page.getByRole("textbox").fill(QUESTION);
    await page.keyboard.press("Enter");
    const button = page.getByRole("button", { name: "How was this understood?" });
    await button.focus();
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog", { name: "How the question was understood" });
    await dialog.locator(".term.unknown", { hasText: "flumps" }).waitFor();
    expect(await dialog.getByText("no answer").count()).toBe(1);
    expect(await dialog.getByText("«flumps» → sector-count").count()).toBe(1);
    await dialog.locator("summary").first().focus();
    await page.keyboard.press("Enter");
    expect(await dialog.locator("details[open] td").count()).toBeGreaterThan(0);
    const overflow = "document.documentElement.scrollWidth > innerWidth";
    expect(await page.evaluate(overflow)).toBe(false);
    await page.keyboard.press("Escape");
    expect(await dialog.isVisible()).toBe(false);
    expect(await button.evaluate((node) => node === node.ownerDocument.activeElement)).toBe(true);
  });
});
