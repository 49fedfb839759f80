/** A text in, the sentences and the parts of sentences that may each be a question of their own out. */
import type { Analyzer } from "../language/analyzer.ts";

const SENTENCE = /[^.?!。？！；;\n]+[.?!。？！；;]*/gu;
const MOST_SENTENCES = 12;
const MOST_JOINTS = 6;
/** A story is at least this long, in words or in pairs of Han characters. */
const LONG_STORY = 10;

/** Sentences with their punctuation. Dots inside numbers end nothing. */
export function sentencesOf(text: string): readonly string[] {
  const protectedText = text
    .replaceAll(/[^\S\n]+/gu, " ")
    .replaceAll(/(?<=\d)[.](?=\d)/gu, "\u0001");
  const sentences = (protectedText.match(SENTENCE) ?? []).map((sentence) =>
    sentence.replaceAll("\u0001", ".").trim(),
  );
  return sentences.filter((sentence) => /[\p{L}\p{N}]/u.test(sentence)).slice(0, MOST_SENTENCES);
}

/** What follows a comma or a colon after a long story that names no number. */
export function lastClausesOf(sentence: string): readonly string[] {
  return [...sentence.matchAll(/[,，:：]/gu)].flatMap((mark) => {
    const story = sentence.slice(0, mark.index);
    const length = (story.match(/\p{Script=Han}{2}|[\p{Script=Latin}']+/gu) ?? []).length;
    return length >= LONG_STORY && !/\d/u.test(story)
      ? [sentence.slice(mark.index + 1).trim()]
      : [];
  });
}

const joints = new WeakMap<Analyzer, Joints>();

/** The joints of a language; without one only commas join. */
export function jointsOf(analyzer: Analyzer | undefined): Joints {
  if (!analyzer) return new Joints();
  const known = joints.get(analyzer) ?? new Joints(analyzer);
  joints.set(analyzer, known);
  return known;
}

/** Where one question may end and another begin: at commas, and at the words languages join with. */
export class Joints {
  readonly #joint: RegExp;

  constructor(analyzer?: Analyzer) {
    const words = [...(analyzer?.joints ?? [])].sort((a, b) => b.length - a.length).join("|");
    const patterns = {
      none: "[,，、]\\s*",
      latin: `,(?:\\s+(?:${words})(?=\\s))?\\s*|(?<!\\s)\\s+(?:${words})\\s+`,
      han: `[,，、]\\s*(?:${words})?|(?:${words})`,
    };
    this.#joint = new RegExp(patterns[analyzer?.script ?? "none"], "giu");
  }

  /** Every way to cut a sentence in two. */
  halvesOf(sentence: string): readonly (readonly [string, string])[] {
    return [...sentence.matchAll(this.#joint)].slice(0, MOST_JOINTS).flatMap((joint) => {
      const first = sentence.slice(0, joint.index).trim();
      const second = sentence.slice(joint.index + joint[0].length).trim();
      return first.length > 1 && second.length > 1 ? [[first, second] as const] : [];
    });
  }

  /** Whether what stands between two things joins them. `isArticle`: whether a word may stand there too. */
  joins(between: string, isArticle: (word: string) => boolean): boolean {
    const words = between.replace(this.#joint, " ");
    const isJoined = words !== between;
    return isJoined && words.split(/[\s'’]+/u).every((word) => word === "" || isArticle(word));
  }
}
