/** What every format of dictionary is read into: headwords with their glosses, as their authors wrote them. */

export interface SourceEntry {
  readonly headword: string;
  /** What stands for the headword in the other language, best first; each may list several. */
  readonly glosses: readonly string[];
}

export interface DictionarySource {
  readonly entries: readonly SourceEntry[];
  /** How many entries could not be read. */
  readonly skipped: number;
  /** The dictionary's own name for itself, such as "English-Italian FreeDict Dictionary". */
  readonly title?: string | undefined;
  /** Language tags of the headwords and the glosses, where the format tells them. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** What the dictionary says of its licence, in one line. */
  readonly licence?: string | undefined;
}

/** A problem is a sentence: what is wrong, and what is permitted. */
export type DictionaryReading =
  | { readonly source: DictionarySource }
  | { readonly problem: string };

const LICENCE_LENGTH = 200;

/** The first paragraph of what a dictionary says of itself that speaks of a licence, or of a copyright. */
export function licenceIn(about: string): string | undefined {
  const paragraphs = about.slice(0, 100_000).split(/\n\s*\n/u);
  const said =
    paragraphs.find((text) => /licen[cs]ed? |under the terms|\bGPL\b/iu.test(text)) ??
    paragraphs.find((text) => /copyright|licen[cs]e/iu.test(text));
  const line = (said ?? "").replaceAll(/\s+/gu, " ").trim();
  if (line === "") return undefined;
  return line.length > LICENCE_LENGTH ? `${line.slice(0, LICENCE_LENGTH).trim()}…` : line;
}
