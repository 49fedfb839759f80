/** Sentences of a passage in, the answer that quotes them out; and the way back from its reference. */
import { citationOf, isVerbatim } from "../knowledge/source.ts";
import type { Citation } from "../knowledge/citation.ts";
import type { Passage } from "../knowledge/passage.ts";
import { passageText } from "../knowledge/passage-text.ts";
import type { Span } from "../language/span.ts";
import type { PassageLibrary } from "../search/passage-library.ts";
import type { PassageQuery } from "../search/passage-query.ts";
import type { Suggestion } from "./answer.ts";
import type { RefPart, SnippetPlace } from "./answer-ref.ts";
import { checkOf, hashKey, toRef } from "./answer-ref.ts";
import { labelOf, labelsOf } from "./passage-label.ts";
import { queryWordsIn } from "./query-words.ts";
import type { Snippet } from "./snippet.ts";
import { readSpan, sourceSpan, tidied } from "./snippet.ts";

/** What an answer shows of a passage. */
export interface PassageQuote {
  readonly text: string;
  readonly highlights: readonly Span[];
  readonly citation: Citation;
  readonly title: string;
}

/** A message holds a hundred entities; nobody looks for more in a few sentences. */
const MOST_HIGHLIGHTS = 40;

export class PassageComposer {
  readonly #library: PassageLibrary;

  constructor(library: PassageLibrary) {
    this.#library = library;
  }

  /** `query`: what was looked for, to show where it stands. Undefined where the words no longer stand there. */
  quote(snippet: Snippet, query?: PassageQuery): PassageQuote | undefined {
    const { passage } = snippet;
    const { source } = passage;
    const read = readSpan(snippet);
    if (!read) return undefined;
    const citation = citationOf(source, sourceSpan(passage, read));
    if (!isVerbatim(citation, source)) return undefined;
    const text = tidied(wordsOf(passage).slice(read.start, read.end));
    const highlights = query
      ? queryWordsIn(text, source.language, query).slice(0, MOST_HIGHLIGHTS)
      : [];
    return { text, highlights, citation, title: labelOf(passage) };
  }

  /** Each with a label of its own. */
  suggest(snippets: readonly Snippet[]): readonly Suggestion[] {
    const labels = labelsOf(snippets.map(({ passage }) => passage));
    return snippets.map((snippet, index) => ({
      ref: toRef([partOf(snippet)]),
      label: labels[index] ?? labelOf(snippet.passage),
    }));
  }

  /** The sentences that a reference names, where they still stand there. */
  find({ source, ordinal, check, first, count }: SnippetPlace): Snippet | undefined {
    const passages = this.#library.sourceIds
      .filter((id) => hashKey(id) === source)
      .map((id) => this.#library.passagesOf(id)[ordinal]);
    const passage = passages.find((one) => one !== undefined && checkOf(wordsOf(one)) === check);
    return passage && { passage, first, count };
  }
}

export function partOf({ passage, first, count }: Snippet): RefPart {
  const source = hashKey(passage.source.id);
  const check = checkOf(wordsOf(passage));
  return { said: "passage", place: { source, ordinal: passage.ordinal, check, first, count } };
}

function wordsOf({ source, span }: Passage): string {
  return passageText(source, span);
}
