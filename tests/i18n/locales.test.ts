import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readLocaleFolder } from "../../src/locale-folder.ts";

const locales = readLocaleFolder();
const texts = new Map(
  Object.entries(locales).map(([locale, nested]) => [locale, new Map(leaves(nested))]),
);
const english = texts.get("en") ?? new Map<string, string>();

function leaves(value: unknown, path = ""): [string, string][] {
  if (typeof value === "string") return [[path, value]];
  if (typeof value !== "object" || value === null) throw new Error(`${path} is no text`);
  return Object.entries(value).flatMap(([key, inner]) =>
    leaves(inner, path === "" ? key : `${path}.${key}`),
  );
}

const plural = /_(?:zero|one|two|few|many|other)$/;
const base = (key: string) => key.replace(plural, "");
const baseKeys = (keys: Iterable<string>) => [...new Set([...keys].map(base))].sort();
const placeholders = (text: string) =>
  [...text.matchAll(/\{\{\s*(\w+)[^}]*\}\}/g)].map(([, name = ""]) => name).sort();

describe.each([...texts])("the texts of %s", (locale, own) => {
  const length = (key: string) => own.get(key)?.length ?? Infinity;

  it("have the same keys as the English ones", () => {
    expect(baseKeys(own.keys())).toEqual(baseKeys(english.keys()));
  });

  it("have every plural form of the language and no other", () => {
    const forms = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
    const pluralKeys = [...own.keys()].filter((key) => plural.test(key));
    expect(pluralKeys.length).toBeGreaterThan(0);
    expect(pluralKeys.sort()).toEqual(
      baseKeys(pluralKeys)
        .flatMap((key) => forms.map((form) => `${key}_${form}`))
        .sort(),
    );
  });

  it("have the same placeholders as the English ones", () => {
    for (const [key, text] of own) {
      const original = english.get(key) ?? english.get(`${base(key)}_other`) ?? "";
      expect([key, placeholders(text)]).toEqual([key, placeholders(original)]);
    }
  });

  it("are never empty or surrounded by white space", () => {
    for (const [key, text] of own) expect([key, text.trim()]).toEqual([key, text || "not empty"]);
  });

  it("keep within what Telegram takes", () => {
    expect(length("bot.name")).toBeLessThanOrEqual(64);
    expect(length("bot.description")).toBeLessThanOrEqual(512);
    expect(length("bot.shortDescription")).toBeLessThanOrEqual(120);
    const longest = (prefix: string) =>
      Math.max(...[...own.keys()].filter((key) => key.startsWith(prefix)).map(length));
    expect(longest("commands.")).toBeLessThanOrEqual(256);
    expect(longest("error.")).toBeLessThanOrEqual(200);
  });
});

/** What is the same in every language. */
const shared = new Set([
  "reading.language",
  "answer.source",
  "bot.name",
  "unanswered.notStated",
  "answer.no",
]);
const withoutMarks = (text: string) =>
  text.replaceAll(/\{\{[^}]*\}\}|\/language auto|\/\w+|Fonti|Telegram(?: ID)?|@BotFather/g, "");
const hasWords = (text: string) => /\p{L}{2}/u.test(withoutMarks(text));

describe.each(["it", "zh"])("the texts of %s", (locale) => {
  it("leave nothing in English", () => {
    const untranslated = [...(texts.get(locale) ?? [])].filter(
      ([key, text]) => !shared.has(key) && hasWords(text) && text === english.get(key),
    );
    expect(untranslated).toEqual([]);
  });
});

describe("the Chinese texts", () => {
  it("use Chinese characters, punctuation and quotation marks", () => {
    for (const [key, text] of texts.get("zh") ?? []) {
      const words = withoutMarks(text);
      expect([key, words.match(/[a-z]{2,}|[“”"]|[\p{Script=Han}][,.;:!?]/giu)]).toEqual([
        key,
        null,
      ]);
    }
  });
});

describe("the Italian texts", () => {
  it("use Italian quotation marks, typographic apostrophes and accents", () => {
    for (const [key, text] of texts.get("it") ?? [])
      expect([key, text.match(/[“”"']|\b(?:perche|piu|puo|e')\b/giu)]).toEqual([key, null]);
  });
});

describe("the keys", () => {
  const source = sourceFiles(new URL("../../src", import.meta.url).pathname)
    .map((file) => readFileSync(file, "utf8"))
    .join("\n");

  it("that the sources name are all there", () => {
    const named = [...source.matchAll(/\bt\(\s*"([\w.]+)"/g)].map(([, key = ""]) => key);
    expect(named.length).toBeGreaterThan(20);
    for (const key of named) expect(baseKeys(english.keys())).toContain(key);
  });

  it("that are there are all used", () => {
    const dynamic =
      /^(?:answer\.(?:yes|no)|unsupported\.|commands\.|doubt\.|verdict\.|manners\.|inline\.(?:none|help|noAccess|tooMany))/;
    const unused = baseKeys(english.keys()).filter(
      (key) => !dynamic.test(key) && !source.includes(`"${key}"`),
    );
    expect(unused).toEqual([]);
  });
});

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => join(entry.parentPath, entry.name));
}
