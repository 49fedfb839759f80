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
  const isTopic = unit.terms.some((term) => topic.has(term));
  const weight = isTopic
    ? rarestWeight(unit, index, topic)
    : weightAside(unit, { isExplained, index });
  return { unit, weight, isExplained, isTopic };
}

/** Of a unit that nothing is about. */
function weightAside(
  unit: NamedUnit,
  { isExplained, index }: { readonly isExplained: boolean; readonly index: FactIndex },
): number {
  if (index.isOptional(unit)) return OPTIONAL_SHARE * index.leastWeight(unit.terms);
  if (isAside(unit)) return ASIDE_WEIGHT;
  if (unit.terms.length === 0 && unit.standing === "lone") return LONE_WEIGHT;
  if (!isExplained && isFaint(unit)) return GENERAL_WEIGHT;
  if (isExplained || unit.terms.length === 0) return index.leastWeight(unit.terms);
  return rarestWeight(unit, index);
}

/** Of its terms, or of those among `counted`. */
function rarestWeight(
  { terms }: NamedUnit,
  index: FactIndex,
  counted?: ReadonlySet<string>,
): number {
  let weight = -Infinity;
  for (const term of terms)
    if (counted?.has(term) ?? true) weight = Math.max(weight, index.weightOf(term));
  return weight;
}

/** The share of the weight of all that is of these, in [0, 1]. */
export function shareOf(weighed: readonly Weighed[], isCounted: (one: Weighed) => boolean): number {
  let [total, counted] = [0, 0];
  for (const one of weighed) {
    total += one.weight;
    if (isCounted(one)) counted += one.weight;
  }
  return total === 0 ? 0 : counted / total;
}

/** An unknown word outside the clause that asks. */
export function isAside({ terms, standing }: NamedUnit): boolean {
  return terms.length === 0 && standing === "aside";
}

/** An unknown word of the general vocabulary in the clause that asks. */
export function isFaint({ terms, standing }: NamedUnit): boolean {
  return terms.length === 0 && standing === "general";
}
