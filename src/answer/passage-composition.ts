/** Sentences of a passage in, the answer that quotes them out; and the way back from its reference. */
import { citationOf, isVerbatim } from "../knowledge/source.ts";
import type { Citation } from "../knowledge/citation.ts";
import type { Passage } from "../knowledge/passage.ts";
import { shownText } from "../knowledge/shown-text.ts";
import { analyzers } from "../language/analyzers.ts";
import { sentenceSpans } from "../language/sentences.ts";
import type { Span } from "../language/span.ts";
import { tokenizerOf } from "../language/terms.ts";
import type { PassageHit, PassageLibrary } from "../search/passage-library.ts";
import type { PassageQuery } from "../search/passage-query.ts";
import type { AnswerRef, Suggestion } from "./answer.ts";
import type { RefPart, SnippetPlace } from "./answer-ref.ts";
import { checkOf, hashKey, toRef } from "./answer-ref.ts";
import type { Snippet } from "./snippet.ts";
import { bestSnippet, snippetSpan } from "./snippet.ts";

/** What an answer shows of a passage. */
export interface PassageQuote {
  readonly text: string;
  readonly highlights: readonly Span[];
  readonly citation: Citation;
  readonly title: string;
  readonly around: { readonly before?: AnswerRef; readonly after?: AnswerRef };
}

const LONGEST_LABEL = 60;
/** Sentences before or after a snippet that a button shows at once. */
const SENTENCES_AROUND = 3;

export class PassageComposer {
  readonly #library: PassageLibrary;

  constructor(library: PassageLibrary) {
    this.#library = library;
  }

  /** `query`: what was looked for, to show where it stands. Undefined where the words no longer stand there. */
  quote(snippet: Snippet, query?: PassageQuery): PassageQuote | undefined {
    const { passage } = snippet;
    const { source } = passage;
    const span = snippetSpan(snippet, sentencesOf(passage));
    if (!span) return undefined;
    const citation = citationOf(source, span);
    if (!isVerbatim(citation, source)) return undefined;
    const text = shownText(source, span);
    const highlights = query ? highlightsOf(text, source.language, query) : [];
    return { text, highlights, citation, title: labelOf(passage), around: this.#around(snippet) };
  }

  suggest(hit: PassageHit): Suggestion {
    return this.suggestSnippet(bestSnippet(hit));
  }

  suggestSnippet(snippet: Snippet): Suggestion {
    return { ref: toRef([partOf(snippet)]), label: labelOf(snippet.passage) };
  }

  /** The sentences that a reference names, where they still stand there. */
  find({ source, ordinal, check, first, count }: SnippetPlace): Snippet | undefined {
    const passages = this.#library.sourceIds
      .filter((id) => hashKey(id) === source)
      .map((id) => this.#library.passagesOf(id)[ordinal]);
    const passage = passages.find((one) => one !== undefined && checkOf(wordsOf(one)) === check);
    return passage && { passage, first, count };
  }

  #around(snippet: Snippet): PassageQuote["around"] {
    const before = this.#before(snippet);
    const after = this.#after(snippet);
    return {
      ...(before && { before: toRef([partOf(before)]) }),
      ...(after && { after: toRef([partOf(after)]) }),
    };
  }

  #before({ passage, first }: Snippet): Snippet | undefined {
    const earlier = first > 0 ? passage : this.#neighbour(passage, -1);
    if (!earlier) return undefined;
    const end = first > 0 ? first : sentencesOf(earlier).length;
    const start = Math.max(0, end - SENTENCES_AROUND);
    return { passage: earlier, first: start, count: end - start };
  }

  #after({ passage, first, count }: Snippet): Snippet | undefined {
    const next = first + count;
    const isWithin = next < sentencesOf(passage).length;
    const later = isWithin ? passage : this.#neighbour(passage, 1);
    if (!later) return undefined;
    const start = isWithin ? next : 0;
    const left = sentencesOf(later).length - start;
    return { passage: later, first: start, count: Math.min(SENTENCES_AROUND, left) };
  }

  #neighbour({ source, ordinal }: Passage, step: 1 | -1): Passage | undefined {
    return this.#library.passagesOf(source.id)[ordinal + step];
  }
}

export function partOf({ passage, first, count }: Snippet): RefPart {
  const source = hashKey(passage.source.id);
  const check = checkOf(wordsOf(passage));
  return { said: "passage", place: { source, ordinal: passage.ordinal, check, first, count } };
}

function wordsOf({ source, span }: Passage): string {
  return shownText(source, span);
}

function sentencesOf(passage: Passage): readonly Span[] {
  return sentenceSpans(wordsOf(passage));
}

/** The title, and the heading it stands under. */
function labelOf({ source, headings }: Passage): string {
  const heading = headings.at(-1);
  const label = heading === undefined ? source.title : `${source.title}: ${heading}`;
  if (label.length <= LONGEST_LABEL) return label;
  return (heading ?? source.title).slice(0, LONGEST_LABEL);
}

/** Words next to each other make one highlight. */
function highlightsOf(text: string, language: string, { groups }: PassageQuery): readonly Span[] {
  const analyzer = analyzers.find((one) => one.language === language) ?? analyzers[0];
  if (!analyzer) return [];
  const wanted = new Set(
    groups.flatMap(({ alternatives }) => alternatives.map(({ term }) => term)),
  );
  const joined: { start: number; end: number }[] = [];
  for (const { term, start, end } of tokenizerOf(analyzer).tokens(text)) {
    if (!wanted.has(term) || /^\p{Script=Han}$/u.test(term)) continue;
    const last = joined.at(-1);
    if (last && /^\s*$/u.test(text.slice(last.end, start))) last.end = Math.max(last.end, end);
    else joined.push({ start, end });
  }
  return joined;
}
