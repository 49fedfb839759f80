/** The units of a question in, where each stands towards its question words out. */
import type { CueName } from "../language/analyzer.ts";
import { QUESTION_WORDS } from "../language/analyzer.ts";
import type { Unit } from "../language/lexicon.ts";

/** How likely a word nobody has explained is what the question is about. */
export type Standing =
  | "place"
  /** Written with a capital inside a sentence, or built like a name: "how many in Springfield". */
  | "name"
  /** Of the general vocabulary: it hardly names anything. */
  | "general"
  /** A single Han character: a word of its own, or what is left of one. */
  | "lone"
  /** In another clause than the question word: "I'm in a hurry, how many sectors?" */
  | "aside"
  | "plain";

const ASKING: ReadonlySet<CueName> = new Set(QUESTION_WORDS);
const CLAUSE_MARK = /[,;:，、；：—]/gu;

/** One for each unit, in order. What is known is plain: where it stands makes no difference. */
export function standingsOf(
  text: string,
  units: readonly Unit[],
  exampleMark?: RegExp,
): readonly Standing[] {
  const isTitled = hasManyCapitals(text);
  const last = units.findLast(asks);
  const asking = last && clauseOf(text, last);
  return units.map((unit, index) => {
    if (!unit.isUnknown) return "plain";
    if (unit.isPlace) return "place";
    if (unit.isPerson) return "name";
    if (!unit.isGeneral && !isTitled && isCapitalised(text, unit)) return "name";
    if (exampleMark && isExample(text, { unit, later: units.slice(index + 1), exampleMark }))
      return "aside";
    if (asking !== undefined && clauseOf(text, unit) !== asking) return "aside";
    if (unit.isGeneral) return "general";
    if (/^\p{Script=Han}$/u.test(unit.surface)) return "lone";
    return "plain";
  });
}

/** 报纸 in 报纸这类媒体: what is known behind the mark is what the question is about. */
function isExample(
  text: string,
  { unit, later, exampleMark }: { unit: Unit; later: readonly Unit[]; exampleMark: RegExp },
): boolean {
  return later.some(
    ({ start, terms }) => terms.length > 0 && exampleMark.test(text.slice(unit.end, start)),
  );
}

function asks({ cues, leadingCues }: Unit): boolean {
  return [...cues, ...leadingCues].some((cue) => ASKING.has(cue));
}

/** A capital at the beginning of a sentence says nothing; several in a row do among small letters. */
function isCapitalised(text: string, { start, end }: Unit): boolean {
  const isFirst = /(?:^|[.?!:"«“(])\s*$/u.test(text.slice(0, start));
  const word = text.slice(start, end);
  if (/^\p{Lu}{2,}$/u.test(word)) return /\p{Ll}/u.test(text);
  return !isFirst && /^\p{Lu}\p{Ll}/u.test(word);
}

/** In a title every other word or more has a capital. */
function hasManyCapitals(text: string): boolean {
  const words = text.match(/\p{Script=Latin}{3,}/gu) ?? [];
  const capitals = words.filter((word) => /^\p{Lu}/u.test(word));
  return words.length > 3 && capitals.length * 2 > words.length;
}

function clauseOf(text: string, { start }: Unit): number {
  return text.slice(0, start).match(CLAUSE_MARK)?.length ?? 0;
}
