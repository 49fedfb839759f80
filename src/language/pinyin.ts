/** How Chinese sounds: Han phrases in; phrases typed in Latin letters, or with a same-sounding character, out. */
import { pinyin } from "pinyin-pro";

/** Syllables without tones, one per character. */
export function syllablesOf(han: string): readonly string[] {
  return pinyin(han, { toneType: "none", type: "array", v: true });
}

interface Letters {
  readonly next: Map<string, Letters>;
  phrase?: string;
  isName?: boolean;
}

/** Known Chinese phrases by their sound. */
export class PinyinLexicon {
  readonly #root: Letters = { next: new Map() };
  readonly #bySound = new Map<string, string>();

  /** `isName`: the phrase names something, rather than framing a question. */
  add(phrase: string, isName: boolean): void {
    if (!/^\p{Script=Han}+$/u.test(phrase)) return;
    const syllables = syllablesOf(phrase);
    if (isName && syllables.length >= 2 && !this.#bySound.has(syllables.join(" ")))
      this.#bySound.set(syllables.join(" "), phrase);
    this.#insert(syllables.join(""), phrase, isName);
    if (phrase.includes("谁")) this.#insert(syllables.join("").replace("shui", "shei"), phrase, false);
  }

  /** A known name of the same sound that shares a character with what was written. */
  soundingLike(han: string): string | undefined {
    const phrase = this.#bySound.get(syllablesOf(han).join(" "));
    if (phrase === undefined || phrase === han) return undefined;
    return Array.from(han).some((character) => phrase.includes(character)) ? phrase : undefined;
  }

  /**
   * Words that are Chinese typed by sound, in Han; undefined where they are not. Where words are
   * spaced, a single character is a word or a part of a longer phrase, never the rest of a word.
   */
  toHan(words: readonly string[]): string | undefined {
    const letters = words.join("");
    const { length } = letters;
    const bounds = boundsOf(words);
    const cost = Array.from({ length: length + 1 }, () => Infinity);
    const step = Array.from<{ end: number; node: Letters } | undefined>({ length: length + 1 });
    cost[length] = 0;
    for (let start = length - 1; start >= 0; start--) {
      let node: Letters | undefined = this.#root;
      for (let end = start + 1; end <= length; end++) {
        node = node.next.get(letters[end - 1] ?? "");
        if (!node) break;
        const total = 1 + (cost[end] ?? Infinity);
        if (node.phrase === undefined || total > (cost[start] ?? Infinity)) continue;
        const isRest = node.phrase.length === 1 && !(bounds.has(start) && bounds.has(end));
        if (total === Infinity || (isRest && words.length > 1)) continue;
        cost[start] = total;
        step[start] = { end, node };
      }
    }
    return cost[0] === Infinity ? undefined : readSteps(step);
  }

  #insert(letters: string, phrase: string, isName: boolean): void {
    let node = this.#root;
    for (const letter of letters) {
      let child = node.next.get(letter);
      if (!child) node.next.set(letter, (child = { next: new Map() }));
      node = child;
    }
    if (node.phrase !== undefined && !(isName && phrase.length > 1 && node.isName !== true)) return;
    node.phrase = phrase;
    node.isName = isName;
  }
}

/** Where words begin and end, in letters. */
function boundsOf(words: readonly string[]): ReadonlySet<number> {
  const bounds = new Set([0]);
  let end = 0;
  for (const word of words) bounds.add((end += word.length));
  return bounds;
}

function readSteps(steps: readonly ({ end: number; node: Letters } | undefined)[]): string | undefined {
  let han = "";
  let hasName = false;
  for (let index = 0; index < steps.length - 1; ) {
    const step = steps[index];
    if (!step) return undefined;
    han += step.node.phrase ?? "";
    hasName ||= step.node.isName === true && (step.node.phrase?.length ?? 0) > 1;
    index = step.end;
  }
  return hasName ? han : undefined;
}
