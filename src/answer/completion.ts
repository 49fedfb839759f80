/** A fragment in, the facts it may be about out, the likeliest first. */
import type { Fact } from "../knowledge/fact.ts";
import type { Language } from "../language/language.ts";
import type { Decider } from "./decision.ts";
import type { FactIndex } from "./fact-index.ts";
import { isFact } from "./fact-index.ts";
import { toQuestion } from "./question.ts";

/** In UTF-16 code units: what Telegram lets people type behind the name of a bot. */
export const LONGEST_FRAGMENT = 256;
const MOST_COMPLETIONS = 6;
/** Of each longer word that may be meant, so many facts are looked at. */
const CANDIDATES_OF_COMPLETION = 16;
const SHORTEST_PREFIX = 2;
/** A card must explain at least this share of what has been typed. */
const LEAST_COVERAGE = 0.5;

interface CompletionOptions {
  readonly decider: Decider;
  readonly hint?: Language | undefined;
}

/** An unfinished last word is read as the known words it may grow into; nothing typed gives one fact of each kind. */
export function completeFragment(
  typed: string,
  { decider, hint }: CompletionOptions,
): readonly Fact[] {
  const { index } = decider;
  const fragment = typed.slice(0, LONGEST_FRAGMENT);
  if (!/[\p{L}\p{N}]/u.test(fragment)) return highlights(index);
  const best = new Map<Fact, number>();
  for (const [order, reading] of readingsOf(fragment, index).entries()) {
    const question = toQuestion(reading, index.lexicon, hint);
    const ranked = decider.rank(question, order === 0 ? undefined : CANDIDATES_OF_COMPLETION);
    for (const { entry, features, logOdds } of ranked) {
      if (!isFact(entry.subject) || features.coverage < LEAST_COVERAGE) continue;
      best.set(entry.subject, Math.max(best.get(entry.subject) ?? -Infinity, logOdds));
    }
  }
  return [...best.entries()].sort(([, a], [, b]) => b - a).map(([fact]) => fact);
}

function readingsOf(fragment: string, { lexicon }: FactIndex): readonly string[] {
  const prefix =
    /(?<!\p{Script=Latin})(?<word>\p{Script=Latin}+)$/u.exec(fragment)?.groups?.["word"] ?? "";
  if (prefix.length < SHORTEST_PREFIX) return [fragment];
  const stem = fragment.slice(0, fragment.length - prefix.length);
  const words = lexicon.completions(prefix.toLowerCase(), MOST_COMPLETIONS);
  return [fragment, ...words.map((word) => stem + word)];
}

function highlights(index: FactIndex): readonly Fact[] {
  const kinds = new Set<string>();
  return index.entries.flatMap(({ subject }) => {
    if (!isFact(subject) || kinds.has(subject.kind)) return [];
    kinds.add(subject.kind);
    return [subject];
  });
}
