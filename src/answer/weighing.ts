/** The units of a question in, how much of it an entry explains and is about out. */
import type { FactIndex } from "./fact-index.ts";
import type { NamedUnit } from "./question.ts";

/** One unit against one entry. */
export interface Weighed {
  readonly unit: NamedUnit;
  readonly weight: number;
  readonly isExplained: boolean;
  /** The entry is about it. */
  readonly isTopic: boolean;
}

export interface Weighing {
  readonly explained: (unit: NamedUnit) => boolean;
  readonly topic: ReadonlySet<string>;
  readonly index: FactIndex;
}

/** What an optional term still weighs where nothing is about it: enough to prefer the entry that explains it. */
const OPTIONAL_SHARE = 0.1;

/** What an unknown word of a story around the question weighs: next to nothing. */
const ASIDE_WEIGHT = 0.1;

/** What a word of the general vocabulary weighs. */
const GENERAL_WEIGHT = 0.1;
const LONE_WEIGHT = 0.5;

/** An explained unit weighs as its commonest reading, an unexplained one as its rarest. */
export function weigh(unit: NamedUnit, { explained, topic, index }: Weighing): Weighed {
  const isExplained = explained(unit);
  const topical = unit.terms.filter((term) => topic.has(term));
  const weigher = { unit, isExplained, isTopic: topical.length > 0 };
  const rarest = (terms: readonly string[]) =>
    Math.max(...terms.map((term) => index.weightOf(term)));
  if (topical.length > 0) return { ...weigher, weight: rarest(topical) };
  if (index.isOptional(unit))
    return { ...weigher, weight: OPTIONAL_SHARE * index.leastWeight(unit.terms) };
  if (isAside(unit)) return { ...weigher, weight: ASIDE_WEIGHT };
  if (unit.terms.length === 0 && unit.standing === "lone")
    return { ...weigher, weight: LONE_WEIGHT };
  if (!isExplained && isFaint(unit)) return { ...weigher, weight: GENERAL_WEIGHT };
  if (isExplained || unit.terms.length === 0)
    return { ...weigher, weight: index.leastWeight(unit.terms) };
  return { ...weigher, weight: rarest(unit.terms) };
}

/** The share of the weight of all that is of these, in [0, 1]. */
export function shareOf(weighed: readonly Weighed[], isCounted: (one: Weighed) => boolean): number {
  const total = weightOf(weighed);
  return total === 0 ? 0 : weightOf(weighed.filter(isCounted)) / total;
}

/** An unknown word outside the clause that asks. */
export function isAside({ terms, standing }: NamedUnit): boolean {
  return terms.length === 0 && standing === "aside";
}

/** An unknown word of the general vocabulary in the clause that asks. */
export function isFaint({ terms, standing }: NamedUnit): boolean {
  return terms.length === 0 && standing === "general";
}

function weightOf(weighed: readonly Weighed[]): number {
  let total = 0;
  for (const { weight } of weighed) total += weight;
  return total;
}
