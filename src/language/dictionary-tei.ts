/** The text of a FreeDict TEI file in, its headwords with their translations out. */
import type { DictionaryReading, SourceEntry } from "./dictionary-source.ts";
import { licenceIn } from "./dictionary-source.ts";

const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
};
/** A tag may stand across lines, but is no text of its own. */
const TAG = /<[^<>]{0,2000}>/gu;

/**
 * Reads `<entry>` with `<orth>` and the `<quote>` of each `<cit type="trans">`; of older files `<tr>`.
 * It is no reader of XML at large: declarations and entities of the file's own are not followed.
 */
export function parseTei(text: string): DictionaryReading {
  const bodyStart = text.indexOf("<body");
  const header = text.slice(0, Math.max(0, bodyStart));
  const chunks =
    bodyStart < 0
      ? []
      : text
          .slice(bodyStart)
          .split(/<entry[\s>]/u)
          .slice(1);
  const entries = chunks.flatMap((chunk) => parseEntry(chunk) ?? []);
  if (entries.length === 0)
    return {
      problem:
        'no entry was found. Permitted: FreeDict TEI, with <orth> and <cit type="trans"><quote> in each <entry>.',
    };
  const title = contentsOf(header, "title")[0];
  const licence = licenceIn(contentsOf(header, "availability").join("\n\n"));
  return { source: { entries, skipped: chunks.length - entries.length, title, licence } };
}

function parseEntry(chunk: string): SourceEntry | undefined {
  const entry = chunk.split("</entry>", 1)[0] ?? "";
  const headword = contentsOf(entry, "orth")[0];
  if (headword === undefined || headword === "") return undefined;
  const translations = outerCitations(entry)
    .filter((cit) => /^<cit[^<>]*\stype="trans(?:lation)?"/u.test(cit))
    .flatMap((cit) => contentsOf(cit, "quote"));
  const glosses = [...translations, ...contentsOf(entry, "tr")];
  return { headword, glosses: glosses.flatMap((gloss) => gloss.split(/[;,]/u)) };
}

/** Those within others translate an example, not the headword. */
function outerCitations(xml: string): readonly string[] {
  const found: string[] = [];
  let depth = 0;
  let start = 0;
  for (const { 0: tag, index } of xml.matchAll(/<cit\b[^<>]*>|<\/cit>/gu)) {
    if (tag !== "</cit>") {
      if (depth === 0) start = index;
      depth += 1;
    } else if (depth > 0) {
      depth -= 1;
      if (depth === 0) found.push(xml.slice(start, index));
    }
  }
  return found;
}

/** What stands in each element of that name, without tags, in one line. */
function contentsOf(xml: string, name: string): readonly string[] {
  return xml
    .split(new RegExp(`<${name}(?=[\\s>])`, "u"))
    .slice(1)
    .map((rest) => {
      const content = rest.slice(rest.indexOf(">") + 1).split(`</${name}>`, 1)[0] ?? "";
      return unescaped(content.replaceAll(TAG, " ")).replaceAll(/\s+/gu, " ").trim();
    });
}

function unescaped(text: string): string {
  return text.replaceAll(/&(?<name>\w+);/gu, (entity, name: string) => ENTITIES[name] ?? entity);
}
