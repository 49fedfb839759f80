/** A text in, the sentences and the parts of sentences that may each be a question of their own out. */

const SENTENCE = /[^.?!。？！；;\n]+[.?!。？！；;]*/gu;
/** A comma or an "and" before which one question may end and another begin. */
const JOINT =
  /(?:[,，、]\s*(?:e|ed|and|ma|but|以及|和|而且|还有|另外)?\s+)|(?:\s+(?:e|ed|and|but|ma)\s+)|(?:[，]\s*)|(?:以及|还有|并且)/gu;
const MOST_SENTENCES = 12;

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

/** Every way to cut a sentence in two at a joint. */
export function halvesOf(sentence: string): readonly (readonly [string, string])[] {
  return [...sentence.matchAll(JOINT)].slice(0, 8).flatMap((joint) => {
    const first = sentence.slice(0, joint.index).trim();
    const second = sentence.slice(joint.index + joint[0].length).trim();
    return first.length > 1 && second.length > 1 ? [[first, second] as const] : [];
  });
}

/** A story is at least this long, in words or in half as many pairs of Han characters. */
const LONG_STORY = 10;

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
