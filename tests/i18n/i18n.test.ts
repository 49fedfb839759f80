import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, it, onTestFinished } from "vitest";
import { createI18n } from "../../src/i18n/i18n.ts";
import { readLocaleFolder } from "../../src/locale-folder.ts";

const i18n = createI18n(readLocaleFolder(), "en");

const tooLong = (locale: string, count: number) =>
  i18n.translate(locale)("unanswered.tooLong", { count });
const source = (locale: string) =>
  i18n.translate(locale)("answer.source", {
    number: 1,
    title: "T",
    place: i18n.translate(locale)("answer.paragraph", { paragraph: 2 }),
    language: "it",
  });

describe("a language code", () => {
  it.each([
    ["it", "it"],
    ["IT", "it"],
    ["it-CH", "it"],
    ["zh-hans", "zh"],
    ["zh-Hant-TW", "zh"],
    ["zh_TW", "zh"],
    ["en-GB", "en"],
    ["pt-br", undefined],
    ["ita", undefined],
    ["", undefined],
    ["__proto__", undefined],
    [undefined, undefined],
  ])("%s finds %s", (code, locale) => {
    expect(i18n.match(code)).toBe(locale);
  });
});

describe("a translation", () => {
  it("speaks the default language where the code is not known", () => {
    expect(i18n.translate("pt-br")("answer.yes", { text: "x" })).toBe("Yes. x");
    expect(createI18n(readLocaleFolder(), "it").translate("pt")("answer.yes", { text: "x" })).toBe(
      "Sì. x",
    );
  });

  it("counts in each language's own way", () => {
    expect(tooLong("it", 1)).toContain("1 carattere.");
    expect(tooLong("it", 10_000)).toContain("10.000 caratteri.");
    expect(tooLong("it", 1_000_000)).toContain("1.000.000 di caratteri.");
    expect(tooLong("en", 1)).toContain("1 character at");
    expect(tooLong("zh", 10_000)).toContain("10,000个字符");
  });

  it("names the language of a source in the reader's language", () => {
    expect(source("it")).toBe("[1] T · paragrafo 2 · in italiano");
    expect(source("zh")).toBe("[1] T · 第2段 · 原文为意大利语");
    expect(source("en")).toBe("[1] T · paragraph 2 · in Italian");
  });

  it("never changes or obeys a value", () => {
    const hostile = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.constantFrom(
        "$t(help)",
        "{{text}}",
        "$&",
        "$1",
        "<b>&amp;",
        "{{- text}}",
        "$t(answer.yes)",
      ),
    );
    fc.assert(
      fc.property(hostile, hostile, (one, other) => {
        const text = one + other;
        expect(i18n.translate("en")("answer.yes", { text })).toBe(`Yes. ${text}`);
      }),
    );
  });

  it("names languages in themselves", () => {
    expect(i18n.locales.map((locale) => i18n.ownName(locale))).toEqual([
      "English",
      "Italiano",
      "中文",
    ]);
  });

  it("gains a language by one more file", () => {
    const folder = mkdtempSync(join(tmpdir(), "fonti-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const { en } = readLocaleFolder();
    writeFileSync(join(folder, "en.json"), JSON.stringify(en));
    writeFileSync(join(folder, "de.json"), JSON.stringify({ answer: { yes: "Ja. {{text}}" } }));
    const more = createI18n(readLocaleFolder(folder), "en");
    expect(more.locales).toEqual(["de", "en"]);
    expect(more.ownName("de")).toBe("Deutsch");
    expect(more.translate("de-AT")("answer.yes", { text: "Gut" })).toBe("Ja. Gut");
    expect(more.translate("de")("answer.no", { text: "Bad" })).toBe("No. Bad");
  });

  it("refuses a default language that it does not speak, and names those it does", () => {
    expect(() => createI18n(readLocaleFolder(), "tlh")).toThrow(/Permitted: en, it, zh/);
  });

  it("names the file that is not JSON", () => {
    const folder = mkdtempSync(join(tmpdir(), "fonti-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    writeFileSync(join(folder, "it.json"), "{");
    expect(() => readLocaleFolder(folder)).toThrow(/it\.json: not a readable JSON file/);
  });
});
