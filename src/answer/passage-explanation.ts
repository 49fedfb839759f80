/** The best passages of a question in, what they hold and lack, and why the first was quoted or not, out. */
import { passageText } from "../knowledge/passage-text.ts";
import type { PassageHit } from "../search/passage-library.ts";
import { cutText } from "./cut-text.ts";
import { probabilityOf } from "./decision-model.ts";
import type { PassageRanking } from "./passage-decision.ts";
import { answeringHit } from "./passage-decision.ts";
import { lackingNames } from "./passage-model.ts";
import { bestSnippet, readSpan } from "./snippet.ts";

/** One passage that might answer. */
export interface ExplainedPassage {
  readonly sourceId: string;
  readonly headings: readonly string[];
  /** The beginning of what would be quoted. */
  readonly quote: string;
  /** Ranks it among the others. */
  readonly score: number;
  /** Words of the question that it holds, as they were written. */
  readonly held: readonly string[];
  readonly lacking: readonly LackingWord[];
}

export interface LackingWord {
  readonly surface: string;
  /** Whether any passage of its language holds it. */
  readonly isKnown: boolean;
}

export interface PassageExplanation {
  /** In [0, 1]: how sure the model is that the first passage answers. */
  readonly probability: number;
  /** What the model saw of the first passage. */
  readonly features: Readonly<Record<string, number>>;
  /** Why the first passage does not answer; undefined where it may. */
  readonly obstacle: "unlikely" | "names" | undefined;
  /** Numbers and names of the question that the first passage lacks. */
  readonly lackingNames: readonly string[];
  /** Whether it is what is said, and no statement is. */
  readonly isSaid: boolean;
  /** The best three. */
  readonly candidates: readonly ExplainedPassage[];
}

const MOST_CANDIDATES = 3;
/** In UTF-16 code units. */
const LONGEST_QUOTE = 160;

/** Undefined where no passage shares a word with the question. */
export function explainPassages(
  ranking: PassageRanking,
  isSaid: boolean,
): PassageExplanation | undefined {
  const { hits, features, logOdds } = ranking;
  const [first] = hits;
  if (!first || !features) return undefined;
  const missing = lackingNames(first);
  const obstacle = missing.length > 0 ? "names" : "unlikely";
  return {
    probability: probabilityOf(logOdds),
    features,
    obstacle: answeringHit(ranking) ? undefined : obstacle,
    lackingNames: missing,
    isSaid,
    candidates: hits.slice(0, MOST_CANDIDATES).map(explained),
  };
}

function explained(hit: PassageHit): ExplainedPassage {
  const { passage, match, query, isKnown } = hit;
  const { source, headings, span } = passage;
  const read = readSpan(bestSnippet(hit));
  const quote = passageText(source, span).slice(read?.start, read?.end).replaceAll(/\s+/gu, " ");
  const words = query.groups.map(({ surface }, group) => ({ surface, isKnown: isKnown(group) }));
  return {
    sourceId: source.id,
    headings,
    quote: cutText(quote, LONGEST_QUOTE),
    score: match.score,
    held: words.filter((_, group) => match.matched.has(group)).map(({ surface }) => surface),
    lacking: words.filter((_, group) => !match.matched.has(group)),
  };
}
