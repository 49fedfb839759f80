/** A rank of frequency in, a word that looks Italian, in all its forms, out. */
import { createRandom, pick, type Random } from "./random.ts";

export interface Word {
  /** The first is the one it is mostly met in; a function word and a name have but one. */
  readonly forms: readonly [string, ...string[]];
  readonly kind: "function" | "content" | "name";
}

/** A word as it stands in a sentence. */
export interface Occurrence {
  readonly word: Word;
  readonly form: string;
}

export type Sentence = readonly Occurrence[];

/** Whether a comma follows the word at this place of a sentence, unless it is the last. */
export function isBeforeComma(index: number): boolean {
  return index % 9 === 8;
}

/** The most frequent words of Italian text, about by frequency. */
const FUNCTION_WORDS =
  `di e il la che in a un per è una del non della con i le da si sono al dei nel come più alla gli anche lo delle
  ma ha o su dal questo questa nella dalla essere era tra se ed degli loro sul suo sua ai stato ad tutti due alle
  prima hanno quando stata fu molto dopo solo cui sulla fra così dove ogni poi suoi agli dell altri negli stati
  dalle nelle sia mentre quale`.split(/\s+/u);

export const FUNCTION_WORD_COUNT = FUNCTION_WORDS.length;

const ONSETS = [
  ..."bccddffglllmmmnnnnppprrrrsssstttttvvvz".split(""),
  ..."pr tr cr br gr fr st sp sc ch qu".split(" "),
];
const VOWELS = "aaaaaeeeeeiiiiioooou".split("");
const CODAS = ["n", "n", "r", "r", "l", "s", ..." ".repeat(23).split(" ")];
/** What a stem ends in, so that an ending can follow. */
const FINALS = "ttttnnnnrrrrlllsscddmmpvbgzf".split("");

/** The endings of a class of words; what is listed twice is twice as likely. */
const ENDINGS: readonly (readonly string[])[] = [
  ["o", "i"],
  ["a", "e"],
  ["e", "i"],
  ["o", "a", "i", "e"],
  ["are", "ato", "ava", "ano"],
];
const NAME_SHARE = 0.12;
/** Words up to this rank are short, as frequent words are. */
const SHORT = 400;

/** Makes its words in the order of their ranks, so that a rank has the same word whatever is asked for first. */
export class SyntheticWords {
  readonly #random: Random;
  readonly #words: Word[] = FUNCTION_WORDS.map((word) => ({ forms: [word], kind: "function" }));
  readonly #stems = new Set(FUNCTION_WORDS);

  constructor(seed: number) {
    this.#random = createRandom(seed);
  }

  /** `rank` counts from 0. */
  at(rank: number): Word {
    while (this.#words.length <= rank) this.#words.push(this.#make());
    return this.#words[rank] as Word;
  }

  #make(): Word {
    const stem = this.#newStem();
    if (this.#random() < NAME_SHARE) {
      const name = stem + pick(this.#random, ["a", "o", "i", "e"]);
      return { forms: [`${name[0]?.toUpperCase()}${name.slice(1)}`], kind: "name" };
    }
    const [first = "", ...others] = pick(this.#random, ENDINGS).map((ending) => stem + ending);
    return { forms: [first, ...others], kind: "content" };
  }

  #newStem(): string {
    for (let tries = 0; ; tries++) {
      const short = this.#words.length < SHORT && tries < 20;
      const syllables = (short ? 1 : 2) + Math.floor(this.#random() * 2);
      let stem = "";
      for (let count = 0; count < syllables; count++)
        stem += pick(this.#random, ONSETS) + pick(this.#random, VOWELS) + pick(this.#random, CODAS);
      stem += pick(this.#random, FINALS);
      if (this.#stems.has(stem)) continue;
      this.#stems.add(stem);
      return stem;
    }
  }
}
