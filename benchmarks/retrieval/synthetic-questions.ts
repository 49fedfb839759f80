/** The sentences of a passage in, a question on one of them, in other words where it can be, out. */
import { pick, type Random } from "./random.ts";
import { isBeforeComma, type Occurrence, type Sentence } from "./synthetic-words.ts";
import type { Question } from "./test-set.ts";

const OPENINGS = ["che", "quale", "quando", "come", "dove", "quanto", "perché", "chi"];
const FILLERS = ["di", "il", "la", "è", "nel", "della", "che", "per", "sono", "un", "con"];
/** A question names this many things, or up to two more. */
const FEWEST_NAMED = 4;

/**
 * Five to nine words: four to six that the sentence names things with, one of them in another of
 * its forms where it has one, among words that every question has. The answer is one of them with what stands after it.
 */
export function askAbout(
  sentences: readonly Sentence[],
  random: Random,
): Pick<Question, "question" | "answer"> {
  const sentence = askable(sentences, random);
  const named = shuffled(namesOf(sentence), random).slice(
    0,
    FEWEST_NAMED + Math.floor(random() * 3),
  );
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

/** One that names enough, or else the one that names most. */
function askable(sentences: readonly Sentence[], random: Random): Sentence {
  const [most = [], ...others] = sentences.toSorted(
    (a, b) => namesOf(b).length - namesOf(a).length,
  );
  return pick(random, [most, ...others.filter((one) => namesOf(one).length >= FEWEST_NAMED)]);
}

function namesOf(sentence: Sentence): readonly Occurrence[] {
  return sentence.filter(({ word }) => word.kind !== "function");
}

/** A word of the question and the one after it, which is not in the question; the first two where there are none. */
function answerIn(sentence: Sentence, named: readonly Occurrence[]): string {
  const at = sentence.findIndex((occurrence, index) => {
    const next = sentence[index + 1];
    return (
      !isBeforeComma(index) &&
      named.includes(occurrence) &&
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
    return pick(
      random,
      word.forms.filter((other) => other !== form),
    );
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
