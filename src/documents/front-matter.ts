/** A text in, what its YAML front matter says of it and where the text itself begins out. */
import { LineCounter, parseDocument } from "yaml";
import type { UnreadableDocument } from "./document.ts";
import type { Properties } from "./document-properties.ts";
import { definedOf, isoDateOf, languageCodeOf, webAddressOf } from "./document-properties.ts";

export interface FrontMatter {
  readonly properties: Properties;
  /** Where what follows it begins; after a byte order mark where there is none. */
  readonly end: number;
}

/** What is longer is no list of properties, and is not searched for the end of one. */
const LONGEST = 64 * 1024;
const OPENING = /^\uFEFF?---[ \t]*\r?\n(?!\s*\n)/u;
const CLOSING = /^(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/mu;
const PERMITTED = "Permitted: YAML of the form `title: …` between two lines of `---`.";

/** Between `---` and `---` at the very beginning, a YAML mapping; anything else there is text. */
export function parseFrontMatter(text: string): FrontMatter | UnreadableDocument {
  const none = { properties: {}, end: text.startsWith("\uFEFF") ? 1 : 0 };
  const [opening] = OPENING.exec(text) ?? [];
  if (opening === undefined) return none;
  const inside = text.slice(opening.length, opening.length + LONGEST);
  const closing = CLOSING.exec(inside);
  if (!closing) return none;
  const parsed = parseYaml(inside.slice(0, closing.index));
  if ("message" in parsed) return parsed;
  const end = opening.length + closing.index + closing[0].length;
  if (parsed.value === null) return { properties: {}, end };
  return parsed.value instanceof Map ? { properties: propertiesOf(parsed.value), end } : none;
}

function parseYaml(yaml: string): { readonly value: unknown } | UnreadableDocument {
  const lineCounter = new LineCounter();
  try {
    const document = parseDocument(yaml, { lineCounter, uniqueKeys: false, prettyErrors: false });
    const [error] = document.errors;
    if (error) {
      const line = lineCounter.linePos(error.pos[0]).line + 1;
      return {
        line,
        message: `front matter that is not valid YAML: ${error.message}. ${PERMITTED}`,
      };
    }
    // A map keeps a key such as `__proto__` a key.
    return { value: document.toJS({ maxAliasCount: 100, mapAsMap: true }) as unknown };
  } catch (error) {
    const reason = error instanceof RangeError ? "it is nested too deeply" : String(error);
    return { line: 1, message: `front matter that cannot be read: ${reason}. ${PERMITTED}` };
  }
}

function propertiesOf(map: ReadonlyMap<unknown, unknown>): Properties {
  const textOf = (...keys: readonly string[]): string | undefined => {
    for (const key of keys) {
      const value = map.get(key);
      const text = typeof value === "string" || typeof value === "number" ? String(value) : "";
      if (text.trim() !== "") return text.trim();
    }
    return undefined;
  };
  const addresses = ["address", "url", "source"].map((key) => webAddressOf(textOf(key)));
  return definedOf({
    title: textOf("title"),
    language: languageCodeOf(textOf("language", "lang")),
    date: isoDateOf(textOf("date")),
    address: addresses.find((address) => address !== undefined),
  });
}
