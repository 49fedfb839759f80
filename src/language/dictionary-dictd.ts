/** The two files of a dictd dictionary in, their headwords and glosses out. */
import type { DictionaryReading, SourceEntry } from "./dictionary-source.ts";
import { licenceIn } from "./dictionary-source.ts";

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
/** Headword, offset, length, and in some files the headword as it was before it was folded. */
const INDEX_LINE =
  /^(?<headword>[^\t]*)\t(?<offset>[A-Za-z0-9+/]{1,8})\t(?<length>[A-Za-z0-9+/]{1,8})(?:\t(?<original>[^\t]+))?$/u;
/** Entries about the dictionary itself, spelled with and without hyphens. */
const ABOUT = /^00-?database-?(?<what>\w*)/u;
/** In bytes; what is longer is an article and no list of translations. */
const LONGEST_DEFINITION = 20_000;

interface Place {
  readonly headword: string;
  readonly offset: number;
  readonly length: number;
}

/**
 * `index` is the text of the `.index` file; `definitions` are the bytes of the `.dict` file, which
 * it addresses in base 64.
 */
export function parseDictd(index: string, definitions: Uint8Array): DictionaryReading {
  const lines = index.split(/\r?\n/u).filter((line) => line !== "");
  const places = lines.flatMap((line) => parsePlace(line) ?? []);
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const textAt = ({ offset, length }: Place): string | undefined => {
    if (length > LONGEST_DEFINITION || offset + length > definitions.length) return undefined;
    try {
      return decoder.decode(definitions.subarray(offset, offset + length));
    } catch {
      return undefined;
    }
  };
  const about = new Map<string, string>();
  const entries: SourceEntry[] = [];
  for (const place of places) {
    const what = ABOUT.exec(place.headword)?.groups?.["what"];
    const text = textAt(place);
    if (text === undefined) continue;
    if (what === undefined) entries.push(parseDefinition(place.headword, text));
    else about.set(what, text);
  }
  if (entries.length === 0) return { problem: problemOf(lines, places) };
  const skipped = lines.length - entries.length - about.size;
  const title = about.get("short")?.trim().split("\n").at(-1)?.trim();
  return { source: { entries, skipped, title, licence: licenceIn(about.get("info") ?? "") } };
}

function problemOf(lines: readonly string[], places: readonly Place[]): string {
  if (places.length === 0)
    return `line 1 of the .index file is ${lines.length === 0 ? "missing" : "no entry"}. Permitted: headword, offset and length, separated by tabs.`;
  return "no entry of the .index file points at UTF-8 text in the .dict file. Permitted: the two files of one dictionary.";
}

function parsePlace(line: string): Place | undefined {
  const { headword = "", offset, length, original } = INDEX_LINE.exec(line)?.groups ?? {};
  if (offset === undefined || length === undefined) return undefined;
  return {
    headword: headword.startsWith("00") ? headword : (original ?? headword),
    offset: fromBase64(offset),
    length: fromBase64(length),
  };
}

/** A number whose digits are the letters of base 64, the highest first. */
function fromBase64(digits: string): number {
  let value = 0;
  for (const digit of digits) value = value * 64 + DIGITS.indexOf(digit);
  return value;
}

/**
 * FreeDict writes `headword /pronunciation/ <part of speech>`, then the translations: numbered, each
 * on a line, or unnumbered on the first line. Lines between explain them.
 */
function parseDefinition(indexed: string, text: string): SourceEntry {
  const lines = text.split("\n").map((line) => line.trim());
  const title = (lines[0] ?? "").replaceAll(/\/.*\/|<[^<>]*>/gu, "").trim();
  const isTitled = lettersOf(title) === lettersOf(indexed);
  const body = (isTitled ? lines.slice(1) : lines).filter((line) => line !== "");
  const numbered = body.filter((line) => /^\d+\. *\S/u.test(line));
  const glosses = body[0] === numbered[0] ? numbered : body.slice(0, 1);
  return {
    headword: isTitled ? title : indexed,
    glosses: glosses.map((gloss) => gloss.replaceAll(/^\d+\.| \d+\.$/gu, "")).flatMap(listed),
  };
}

function listed(gloss: string): readonly string[] {
  return gloss.replaceAll(/\([^()]*\)/gu, "").split(/[;,，；、]/u);
}

/** The index is written without capitals and punctuation. */
function lettersOf(headword: string): string {
  return headword.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");
}
