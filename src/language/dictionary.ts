/** The entries of a bilingual dictionary in, the text that Fonti keeps of it out; and that text in, a dictionary out. */
import { z } from "zod";
import type { Analyzer } from "./analyzer.ts";
import type { KeyedEntry } from "./dictionary-lines.ts";
import { DictionaryLines, writeLines } from "./dictionary-lines.ts";
import { phraseKey, phraseOf } from "./dictionary-phrases.ts";
import type { SourceEntry } from "./dictionary-source.ts";

/** Raised whenever an older file can no longer be read, or its keys would be others today. */
const VERSION = 1;
const MOST_TRANSLATIONS = 24;
const PROGRESS_EVERY = 5000;

const header = z.object({
  format: z.literal("fonti-dictionary"),
  version: z.literal(VERSION),
  name: z.string(),
  from: z.string(),
  to: z.string(),
  entries: z.int().nonnegative(),
  title: z.string().optional(),
  licence: z.string().optional(),
  /** Of the file or files it was imported from, in hexadecimal. */
  sha256: z.string(),
  /** UTF-16 code units of the lines by headword, and of the lines by translation behind them. */
  sizes: z.object({ byHeadword: z.int().nonnegative(), byTranslation: z.int().nonnegative() }),
});

type Header = z.infer<typeof header>;

/** What a dictionary says of itself. `entries` counts its headwords. */
export type DictionaryAbout = Omit<Header, "format" | "version" | "sizes">;

export interface Dictionary {
  readonly about: DictionaryAbout;
  readonly byHeadword: DictionaryLines;
  /** The same turned round: what is found are headwords, those a translation fits best first. */
  readonly byTranslation: DictionaryLines;
}

export interface DictionaryToWrite {
  readonly about: Omit<DictionaryAbout, "entries">;
  readonly entries: readonly SourceEntry[];
  /** Analysers of the headwords and of the translations. */
  readonly from: Analyzer;
  readonly to: Analyzer;
  /** Is told now and then how many entries are done. */
  readonly onProgress?: ((done: number) => void) | undefined;
}

/** One line with what it says of itself, then the lines by headword, then those by translation. */
export function writeDictionary({
  about,
  entries,
  from,
  to,
  onProgress,
}: DictionaryToWrite): string {
  const translations = new Map<string, Set<string>>();
  for (const [index, entry] of entries.entries()) {
    if (index % PROGRESS_EVERY === 0) onProgress?.(index);
    const headword = phraseOf(entry.headword, from);
    if (headword === undefined) continue;
    const known = translations.get(headword) ?? new Set();
    for (const gloss of entry.glosses) {
      const phrase = known.size < MOST_TRANSLATIONS ? phraseOf(gloss, to) : undefined;
      if (phrase !== undefined) known.add(phrase);
    }
    if (known.size > 0) translations.set(headword, known);
  }
  onProgress?.(entries.length);
  const byHeadword = writeLines(keyed(translations, from));
  const byTranslation = writeLines(keyed(turned(translations), to));
  const sizes = { byHeadword: byHeadword.length, byTranslation: byTranslation.length };
  const self = { ...about, entries: translations.size, sizes };
  const head = JSON.stringify({ format: "fonti-dictionary", version: VERSION, ...self });
  return `${head}\n${byHeadword}${byTranslation}`;
}

function keyed(map: ReadonlyMap<string, Iterable<string>>, analyzer: Analyzer): KeyedEntry[] {
  return Array.from(map, ([phrase, others]) => ({
    key: phraseKey(phrase, analyzer),
    phrase,
    others: [...others],
  }));
}

/** Each translation with its headwords: first those it is the first translation of, and with few others. */
function turned(translations: ReadonlyMap<string, ReadonlySet<string>>): Map<string, string[]> {
  const headwords = new Map<string, { headword: string; distance: number }[]>();
  for (const [headword, phrases] of translations) {
    let rank = 0;
    for (const phrase of phrases) {
      const known = headwords.get(phrase) ?? [];
      known.push({ headword, distance: rank + phrases.size / MOST_TRANSLATIONS });
      headwords.set(phrase, known);
      rank += 1;
    }
  }
  return new Map(
    Array.from(headwords, ([phrase, known]) => [
      phrase,
      known
        .toSorted((a, b) => a.distance - b.distance)
        .slice(0, MOST_TRANSLATIONS)
        .map(({ headword }) => headword),
    ]),
  );
}

/** Undefined for what `writeDictionary` of this version did not write, or what was cut short. */
export function parseDictionary(text: string): Dictionary | undefined {
  const headEnd = text.indexOf("\n");
  const head = header.safeParse(parseJson(text.slice(0, Math.max(0, headEnd))));
  if (!head.success) return undefined;
  const { format: _format, version: _version, sizes, ...about } = head.data;
  const middle = headEnd + 1 + sizes.byHeadword;
  if (middle + sizes.byTranslation !== text.length) return undefined;
  return {
    about,
    byHeadword: new DictionaryLines(text, headEnd + 1, middle),
    byTranslation: new DictionaryLines(text, middle, text.length),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
