/** Phrases with what they stand for in, a text of sorted lines out; a phrase is found in it by bisection. */

export interface PhraseEntry {
  readonly phrase: string;
  /** Best first. */
  readonly others: readonly string[];
}

export interface KeyedEntry extends PhraseEntry {
  readonly key: string;
}

/**
 * A line is `key, phrase, other, other, …` with tabs between; the key is left empty where it is the
 * phrase. Lines are sorted by key in UTF-16 code units.
 */
export function writeLines(entries: readonly KeyedEntry[]): string {
  return entries
    .toSorted((a, b) => compare(a.key, b.key) || compare(a.phrase, b.phrase))
    .map(
      ({ key, phrase, others }) => `${[key === phrase ? "" : key, phrase, ...others].join("\t")}\n`,
    )
    .join("");
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** One part of a text, read where it stands: nothing is built, so that a large one costs its characters only. */
export class DictionaryLines {
  readonly #text: string;
  readonly #start: number;
  readonly #end: number;

  /** `text` from `start` to `end`, which `writeLines` wrote. */
  constructor(text: string, start: number, end: number) {
    this.#text = text;
    this.#start = start;
    this.#end = end;
  }

  /** All phrases with this key; none where there is none. */
  find(key: string): readonly PhraseEntry[] {
    const found: PhraseEntry[] = [];
    let line = this.#lowerBound(key);
    while (line < this.#end && this.#keyAt(line) === key) {
      const next = this.#nextLine(line);
      const [, phrase = "", ...others] = this.#text.slice(line, next - 1).split("\t");
      found.push({ phrase, others });
      line = next;
    }
    return found;
  }

  /** How many characters of `text`, from `start` on, the longest key has that stands there; 0 for none. */
  longestAt(text: string, start: number): number {
    let longest = 0;
    for (let end = start + 1; end <= text.length; end++) {
      const prefix = text.slice(start, end);
      const line = this.#lowerBound(prefix);
      const key = line < this.#end ? this.#keyAt(line) : "";
      if (!key.startsWith(prefix)) break;
      if (key === prefix) longest = end - start;
    }
    return longest;
  }

  /** Where the first line stands whose key does not come before this one. */
  #lowerBound(key: string): number {
    let low = this.#start;
    let high = this.#end;
    while (low < high) {
      const middle = this.#lineStart(low + Math.floor((high - low) / 2), low);
      if (this.#keyAt(middle) < key) low = this.#nextLine(middle);
      else high = middle;
    }
    return low;
  }

  #lineStart(position: number, least: number): number {
    return position === least ? least : this.#text.lastIndexOf("\n", position - 1) + 1;
  }

  #nextLine(line: number): number {
    return this.#text.indexOf("\n", line) + 1 || this.#end;
  }

  #keyAt(line: number): string {
    const tab = this.#text.indexOf("\t", line);
    if (tab !== line) return this.#text.slice(line, tab);
    return this.#text.slice(line + 1, this.#text.indexOf("\t", line + 1));
  }
}
