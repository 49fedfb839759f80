/** A question in, the passage that answers it, those it may mean, or none, out. */
import { fold } from "../language/folding.ts";
import type { Language } from "../language/language.ts";
import type { Span } from "../language/span.ts";
import type { PassageHit, PassageLibrary } from "../search/passage-library.ts";
import type { PassageDecisionFeatures, PassageWeights } from "./passage-model.ts";
import {
  lackingNames,
  learnedPassageWeights,
  passageFeatures,
  passageLogOdds,
} from "./passage-model.ts";
import type { Question } from "./question.ts";

/** The best passages of a question, and how sure it is that the first one answers it. */
export interface PassageRanking {
  readonly hits: readonly PassageHit[];
  readonly features: PassageDecisionFeatures | undefined;
  readonly logOdds: number;
}

export type PassageDecision =
  | { readonly outcome: "ambiguous"; readonly hits: readonly PassageHit[] }
  | {
      readonly outcome: "refused";
      /** What the question names and the best passage lacks, as it was written. */
      readonly names: readonly string[];
      readonly nearest: readonly PassageHit[];
    };

const MOST_HITS = 10;
/** What holds less of the question than this is not even near. */
const LEAST_NEARNESS = 0.4;
/** In words: what asks for nothing and names no more than this may mean any of several sections. */
const LONGEST_FRAGMENT = 2;
/** Of two sections a fragment may mean, the worse has at least this much of the score of the better. */
const ALIKE = 0.9;
/** More than rounding takes from a share of all. */
const WHOLE = 0.99;
const MOST_CHOICES = 4;
/** A card holds at least this share of what has been typed. */
const LEAST_OF_FRAGMENT = 0.5;
const MOST_CARDS = 5;

const ASKED_KINDS = ["year", "number", "name"] as const;

export class PassageDecider {
  readonly #library: PassageLibrary;
  readonly #weights: PassageWeights;

  constructor(library: PassageLibrary, weights: PassageWeights = learnedPassageWeights) {
    this.#library = library;
    this.#weights = weights;
  }

  /** `language`: that of the question; `isUnfinished`: its last word may be the beginning of a longer one. */
  rank(question: Question, language: Language, isUnfinished = false): PassageRanking {
    const patterns = this.#library.analyzerOf(language)?.askedKinds;
    const folded = fold(question.text).text;
    const asked = ASKED_KINDS.find((kind) => patterns?.[kind].test(folded));
    const { framing } = question;
    const text = blanked(question.text, question.asking);
    const found = this.#library.search({ text, framing, language, asked, isUnfinished }, MOST_HITS);
    const hits = isFragment(question, found) ? openingFirst(found) : found;
    const [first] = hits;
    if (!first) return { hits, features: undefined, logOdds: -Infinity };
    const features = passageFeatures(first, nextSection(hits));
    return { hits, features, logOdds: passageLogOdds(features, this.#weights) };
  }

  /** What to say where no passage answers. */
  decide(question: Question, { hits, logOdds }: PassageRanking): PassageDecision {
    const [hit] = hits;
    const near = hits.filter(({ match }) => match.share >= LEAST_NEARNESS);
    const choices = isFragment(question, hits) ? choicesOf(hits, logOdds > 0) : [];
    if (choices.length > 1) return { outcome: "ambiguous", hits: choices.slice(0, MOST_CHOICES) };
    return {
      outcome: "refused",
      names: near.length > 0 && hit ? lackingNames(hit) : [],
      nearest: distinctSections(near),
    };
  }
}

/** The passage that answers, where it is likelier than none and holds every number and name of the question. */
export function answeringHit({ hits, logOdds }: PassageRanking): PassageHit | undefined {
  const [hit] = hits;
  return hit && logOdds > 0 && lackingNames(hit).length === 0 ? hit : undefined;
}

/** For text that is still being typed: one passage of each section that may be meant, the best first. */
export function hitsForFragment({ hits }: PassageRanking): readonly PassageHit[] {
  const fitting = hits.filter(({ match }) => match.share >= LEAST_OF_FRAGMENT);
  return distinctSections(fitting).slice(0, MOST_CARDS);
}

/** Question words become spaces, so that places stay what they were. */
function blanked(text: string, spans: readonly Span[]): string {
  let kept = "";
  let at = 0;
  for (const { start, end } of spans) {
    kept += text.slice(at, start) + " ".repeat(end - start);
    at = end;
  }
  return kept + text.slice(at);
}

function sectionOf({ passage }: PassageHit): string {
  return [passage.source.id, ...passage.headings].join("\n");
}

function nextSection(hits: readonly PassageHit[]): PassageHit | undefined {
  const [first] = hits;
  return hits.find((hit) => first && sectionOf(hit) !== sectionOf(first));
}

/** The first of each section, in their order. */
function distinctSections(hits: readonly PassageHit[]): readonly PassageHit[] {
  const sections = hits.map(sectionOf);
  return hits.filter((_, index) => sections.indexOf(sections[index] ?? "") === index);
}

function isFragment({ types }: Question, [hit]: readonly PassageHit[]): boolean {
  return types.size === 0 && (hit?.query.groups.length ?? 0) <= LONGEST_FRAGMENT;
}

/** What a fragment may mean: sections of several documents alike; where none is sure to answer, all that hold it. */
function choicesOf(hits: readonly PassageHit[], isSure: boolean): readonly PassageHit[] {
  const whole = hits.filter(({ match }) => match.share > WHOLE);
  const choices = distinctSections(isSure ? alike(whole) : whole);
  return isSure && sourcesOf(choices).size < 2 ? [] : choices;
}

/** Those that hold all of a fragment, about as well as the best. */
function alike(hits: readonly PassageHit[]): readonly PassageHit[] {
  const best = Math.max(0, ...hits.map(({ match }) => match.score));
  return hits.filter(({ match }) => match.score >= ALIKE * best && match.share > WHOLE);
}

/** Of one document's passages that fit alike, a fragment means the earliest. */
function openingFirst(hits: readonly PassageHit[]): readonly PassageHit[] {
  const fitting = alike(hits);
  const [opening] = fitting.toSorted((a, b) => a.passage.ordinal - b.passage.ordinal);
  if (!opening || sourcesOf(fitting).size > 1) return hits;
  return [opening, ...hits.filter((hit) => hit !== opening)];
}

function sourcesOf(hits: readonly PassageHit[]): ReadonlySet<string> {
  return new Set(hits.map(({ passage }) => passage.source.id));
}
