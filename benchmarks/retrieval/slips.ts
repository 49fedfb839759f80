/** A question in, the same with one slip of the keyboard out. */
import { pick, type Random } from "./random.ts";

/** In letters: shorter words are more often function words, and become other words. */
const SHORTEST_WORD = 4;
const LETTERS = Array.from("abcdefghijklmnopqrstuvwxyz");

type Slip = (word: string, at: number, random: Random) => string;

/** `at`: of a letter that has one behind it. */
const slips: readonly Slip[] = [
  (word, at) => word.slice(0, at) + word.slice(at + 1),
  (word, at) => word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2),
  (word, at, random) => word.slice(0, at) + letterFor(word, random) + word.slice(at + 1),
  (word, at, random) => word.slice(0, at) + letterFor(word, random) + word.slice(at),
];

/** A Han text may get any character that it has already. */
function letterFor(word: string, random: Random): string {
  return /\p{Script=Han}/u.test(word) ? pick(random, Array.from(word)) : pick(random, LETTERS);
}

/** One letter missing, two swapped, one wrong or one too many, in a word or a run of Han chosen by chance. */
export function withOneSlip(question: string, random: Random): string {
  const words = [...question.matchAll(/\p{Script=Latin}+|\p{Script=Han}+/gu)].filter(
    ([word]) => /\p{Script=Han}{2}/u.test(word) || word.length >= SHORTEST_WORD,
  );
  const word = words.length > 0 ? pick(random, words) : undefined;
  if (!word) return question;
  const at = Math.floor(random() * (word[0].length - 1));
  const slipped = pick(random, slips)(word[0], at, random);
  return question.slice(0, word.index) + slipped + question.slice(word.index + word[0].length);
}
