/** The sentences of a passage in, a question on one of them, in other words where it can be, out. */
import { pick, type Random } from "./random.ts";
import type { Occurrence, Sentence } from "./synthetic-words.ts";
import type { Question } from "./test-set.ts";

const OPENINGS: readonly [string, ...string[]] = [
  "che",
  "quale",
  "quando",
  "come",
  "dove",
  "quanto",
  "perché",
  "chi",
];
const FILLERS: readonly [string, ...string[]] = [
  "di",
  "il",
  "la",
  "è",
  "nel",
  "della",
  "che",
  "per",
  "sono",
  "un",
  "con",
];

/**
 * Five to nine words: four to six that the sentence names things with, one of them in another of
 * its forms where it has one, among words that every question has. The answer is what stands beside one of them.
 */
export function askAbout(
  sentences: readonly Sentence[],
  random: Random,
): Pick<Question, "question" | "answer"> {
  const sentence = pick(random, sentences as readonly [Sentence, ...Sentence[]]);
  const naming = sentence.filter(({ word }) => word.kind !== "function");
  const named = shuffled(naming, random).slice(0, 4 + Math.floor(random() * 3));
  const words = inflectOne(named, random);
  const question = [pick(random, OPENINGS)];
  for (const [index, word] of words.entries()) {
    if (question.length + words.length - index < 9 && random() < 0.5)
      question.push(pick(random, FILLERS));
    question.push(word);
  }
  while (question.length < 5) question.splice(1, 0, pick(random, FILLERS));
  return { question: `${question.join(" ")}?`, answer: answerIn(sentence, named) };
}

/** Two words that stand together, at least one of them not in the question. */
function answerIn(sentence: Sentence, named: readonly Occurrence[]): string {
  const at = sentence.findIndex((occurrence, index) => {
    const next = sentence[index + 1];
    return (
      index % 9 !== 8 &&
      occurrence.word.kind !== "function" &&
      next !== undefined &&
      !named.includes(next)
    );
  });
  const [first, second] = sentence.slice(Math.max(0, at));
  return [first?.form, second?.form].filter((form) => form !== undefined).join(" ");
}

function inflectOne(named: readonly Occurrence[], random: Random): readonly string[] {
  const inflected = named.findIndex(({ word }) => word.forms.length > 1);
  return named.map(({ word, form }, index) => {
    if (index !== inflected) return form;
    const [first, ...rest] = word.forms.filter((other) => other !== form);
    return first === undefined ? form : pick(random, [first, ...rest]);
  });
}

/** By Fisher and Yates. */
function shuffled<T>(values: readonly T[], random: Random): readonly T[] {
  const mixed = [...values];
  for (let last = mixed.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [mixed[last], mixed[other]] = [mixed[other] as T, mixed[last] as T];
  }
  return mixed;
}
