/** How Chinese sounds: Han phrases in; phrases typed in Latin letters, or with a same-sounding character, out. */
import { pinyin } from "pinyin-pro";

/** Syllables without tones, one per character. */
export function syllablesOf(han: string): readonly string[] {
  return pinyin(han, { toneType: "none", type: "array", v: true });
}

/** The same, character by character and remembered: for text that is read over and over. */
function soundsOf(han: string): string {
  return Array.from(han, (character) => {
    const known = sounds.get(character) ?? syllablesOf(character)[0] ?? character;
    if (sounds.size < 10_000) sounds.set(character, known);
    return known;
  }).join(" ");
}

const sounds = new Map<string, string>();

/** Initials, and the finals that may stand behind each: all syllables of Mandarin, and some that nobody says. */
const SOUNDS: readonly (readonly [initials: string, finals: string])[] = [
  ["", "a ai an ang ao e ei en eng er o ou"],
  ["y", "a an ang ao e i in ing o ong ou u uan ue un"],
  ["w", "a ai an ang ei en eng o u"],
  ["b p m f", "a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u"],
  [
    "d t n l",
    "a ai an ang ao e ei en eng i ia ian iang iao ie in ing iu o ong ou u uan ui un uo v ve",
  ],
  ["g k h", "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo"],
  ["j q x", "i ia ian iang iao ie in ing iong iu u uan ue un"],
  ["zh z ch c sh s r", "a ai an ang ao e ei en eng i ong ou u ua uai uan uang ui un uo"],
];
const SYLLABLES: ReadonlySet<string> = new Set(
  SOUNDS.flatMap(([initials, finals]) =>
    initials.split(" ").flatMap((initial) => finals.split(" ").map((final) => initial + final)),
  ),
);
/** In letters. */
const LONGEST_SYLLABLE = 6;

/** Whether letters can be Chinese typed by sound: syllables and nothing else. */
export function isPinyin(letters: string): boolean {
  const isReached = [true];
  for (let start = 0; start < letters.length; start++)
    for (let end = start + 1; isReached[start] && end <= start + LONGEST_SYLLABLE; end++)
      isReached[end] ||= SYLLABLES.has(letters.slice(start, end));
  return letters !== "" && isReached[letters.length] === true;
}

interface Letters {
  next?: Map<string, Letters>;
  phrase?: string;
  rank?: number;
}

/** The rank of a phrase that names something, above question words and function words. */
export const NAME_RANK = 2;
/** A spaced word may stay unread, at the price of this many phrases. */
const UNREAD_COST = 4;

/** What letters were read as: Han, or the word at that index, left as it was. */
export interface ReadPart {
  readonly han: string;
  readonly word?: number;
}

interface Step {
  readonly end: number;
  readonly node?: Letters;
}

interface Phrase {
  readonly phrase: string;
  readonly rank: number;
}

/** Known Chinese phrases by their sound, which is found out when it is first needed: most questions need none. */
export class PinyinLexicon {
  readonly #root: Letters = {};
  #phrases: Phrase[] = [];
  /** Of how many of these the sound is known. */
  #heard = 0;
  readonly #bySound = new Map<string, string>();

  /** `rank`: 2 for a name, 1 for a question word, 0 for the rest; of one sound the higher is read. */
  add(phrase: string, rank: number): void {
    if (/^\p{Script=Han}+$/u.test(phrase)) this.#phrases.push({ phrase, rank });
  }

  /** Finds out all sounds, in steps of a phrase. */
  *learnSounds(): Generator<void, void, void> {
    for (;;) {
      const next = this.#phrases[this.#heard];
      if (!next) break;
      this.#heard += 1;
      this.#learnSound(next);
      yield;
    }
    this.#phrases = [];
    this.#heard = 0;
  }

  #learnAll(): void {
    for (const _ of this.learnSounds()) continue;
  }

  #learnSound({ phrase, rank }: Phrase): void {
    const syllables = syllablesOf(phrase);
    if (rank === NAME_RANK && syllables.length >= 2)
      for (const sound of [soundsOf(phrase), syllables.join(" ")])
        if (!this.#bySound.has(sound)) this.#bySound.set(sound, phrase);
    this.#insert(syllables.join(""), { phrase, rank });
    if (phrase.includes("谁"))
      this.#insert(syllables.join("").replace("shui", "shei"), { phrase, rank });
  }

  /** A known name of the same sound that shares a character with what was written. */
  soundingLike(han: string): string | undefined {
    this.#learnAll();
    const phrase = this.#bySound.get(soundsOf(han));
    if (phrase === undefined || phrase === han) return undefined;
    return Array.from(han).some((character) => phrase.includes(character)) ? phrase : undefined;
  }

  /**
   * Words that are Chinese typed by sound, in Han; undefined where they are not. Where words are
   * spaced, a single character is a word or a part of a longer phrase, never the rest of a word,
   * and a word that is no known phrase stays as it is.
   */
  toHan(words: readonly string[]): readonly ReadPart[] | undefined {
    if (words.filter(isPinyin).length * 2 <= words.length) return undefined;
    this.#learnAll();
    const letters = words.join("");
    const bounds = boundsOf(words);
    const steps: Step[] = [];
    const cost = Array.from({ length: letters.length + 1 }, () => Infinity);
    cost[letters.length] = 0;
    for (let start = letters.length - 1; start >= 0; start--)
      for (const step of this.#stepsFrom(start, { letters, bounds })) {
        const own = step.node ? 1 : UNREAD_COST;
        const total = own + (cost[step.end] ?? Infinity);
        if (total === Infinity || total > (cost[start] ?? Infinity)) continue;
        cost[start] = total;
        steps[start] = step;
      }
    return cost[0] === Infinity ? undefined : readSteps(steps, bounds);
  }

  *#stepsFrom(
    start: number,
    { letters, bounds }: { letters: string; bounds: Bounds },
  ): Iterable<Step> {
    const word = bounds.get(start);
    if (word !== undefined && bounds.size > 2) yield { end: word.end };
    let node: Letters | undefined = this.#root;
    for (let end = start + 1; end <= letters.length; end++) {
      node = node.next?.get(letters[end - 1] ?? "");
      if (!node) return;
      if (node.phrase === undefined) continue;
      const isRest = node.phrase.length === 1 && !(bounds.has(start) && bounds.has(end));
      if (!isRest || bounds.size === 2) yield { end, node };
    }
  }

  #insert(letters: string, { phrase, rank }: { phrase: string; rank: number }): void {
    let node = this.#root;
    for (const letter of letters) {
      const next = (node.next ??= new Map());
      let child = next.get(letter);
      if (!child) next.set(letter, (child = {}));
      node = child;
    }
    const wins = rank === NAME_RANK && phrase.length === 1 ? 0 : rank;
    if (node.phrase !== undefined && wins <= (node.rank ?? 0)) return;
    node.phrase = phrase;
    node.rank = wins;
  }
}

/** Where words begin, in letters, with their index and end; and where the last one ends. */
type Bounds = ReadonlyMap<number, { readonly index: number; readonly end: number }>;

function boundsOf(words: readonly string[]): Bounds {
  const bounds = new Map<number, { index: number; end: number }>();
  let start = 0;
  for (const [index, word] of words.entries())
    bounds.set(start, { index, end: (start += word.length) });
  return bounds.set(start, { index: words.length, end: start });
}

/** At most half of the words may stay unread, and something must have been named. */
function readSteps(steps: readonly Step[], bounds: Bounds): readonly ReadPart[] | undefined {
  const parts: ReadPart[] = [];
  let hasName = false;
  for (let start = 0; start < steps.length; start = steps[start]?.end ?? Infinity) {
    const { node } = steps[start] as Step;
    const word = bounds.get(start)?.index;
    if (node?.phrase !== undefined) parts.push({ han: node.phrase });
    else if (word !== undefined) parts.push({ han: "", word });
    hasName ||= node?.rank === NAME_RANK;
  }
  const unread = parts.filter((part) => part.word !== undefined).length;
  return hasName && unread * 2 < bounds.size - 1 ? parts : undefined;
}
