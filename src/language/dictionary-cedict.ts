/** The text of a CC-CEDICT file in, its Simplified headwords with their English glosses out. */
import type { DictionaryReading, SourceEntry } from "./dictionary-source.ts";
import { licenceIn } from "./dictionary-source.ts";

/** `漢字 汉字 [han4 zi4] /gloss/gloss/`; newer files write the pinyin in two brackets. */
const ENTRY = /^\S+ (?<simplified>\S+) \[[^/]*\] \/(?<glosses>.+)\/$/u;
const LONGEST_LINE = 10_000;
/** They say how a word is used, written or counted, and not what it means. */
const REMARK =
  /^(?:CL:|(?:\w+ )?variant of |surname |see |also (?:pr|written|called|known)|(?:Taiwan|Beijing|old|literary) pr|pr\.|same as |used (?:in|as|to|for|before|after) |abbr\. |acronym |lit\. |Kangxi |classifier |\((?:particle|classifier|suffix|prefix))/iu;

/** @see https://cc-cedict.org/wiki/format:syntax */
export function parseCedict(text: string): DictionaryReading {
  const comments: string[] = [];
  const entries: SourceEntry[] = [];
  let skipped = 0;
  let firstWrong = 0;
  for (const [index, line] of text.split(/\r?\n/u).entries()) {
    if (line.startsWith("#")) comments.push(line.replace(/^#!? ?/u, ""));
    else if (line.trim() !== "") {
      const entry = parseEntry(line);
      if (entry) entries.push(entry);
      else {
        skipped += 1;
        firstWrong ||= index + 1;
      }
    }
  }
  if (entries.length === 0)
    return {
      problem: `line ${firstWrong || 1} is no entry of CC-CEDICT. Permitted: lines such as 漢字 汉字 [han4 zi4] /Chinese character/.`,
    };
  const licence = licenceIn(comments.join("\n"));
  return { source: { entries, skipped, title: "CC-CEDICT", from: "zh", to: "en", licence } };
}

function parseEntry(line: string): SourceEntry | undefined {
  const { simplified, glosses } =
    (line.length <= LONGEST_LINE ? ENTRY.exec(line.trimEnd()) : undefined)?.groups ?? {};
  if (simplified === undefined || glosses === undefined) return undefined;
  return { headword: simplified, glosses: glosses.split("/").flatMap(meaningsOf) };
}

function meaningsOf(gloss: string): readonly string[] {
  return gloss
    .split(";")
    .map((meaning) => meaning.trim())
    .filter((meaning) => !REMARK.test(meaning))
    .flatMap((meaning) =>
      apartByCommas(meaning.replaceAll(/\b(?:sb|sth|fig\.|esp\.)(?:'s)?/gu, "")),
    );
}

/** Most commas explain ("Titan, aka Saturn VI"); only between short common words do they list. */
function apartByCommas(meaning: string): readonly string[] {
  const parts = meaning.replaceAll(/\([^()]*\)/gu, "").split(",");
  const isList = parts.every((part) => /^\s*(?:to )?[a-z]+(?: [a-z]+)?\s*$/u.test(part));
  return isList ? parts : parts.slice(0, 1);
}
