/** Decisions in, an answer in a locale out: authored statements, the citations that carry them, and what to read next. */
import type { Citation } from "../knowledge/citation.ts";
import type { Fact, Gap } from "../knowledge/fact.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { Source } from "../knowledge/source.ts";
import { isVerbatim } from "../knowledge/source.ts";
import type { PassageHit, PassageLibrary } from "../search/passage-library.ts";
import type { PassageQuery } from "../search/passage-query.ts";
import type { Language, Translations } from "../language/language.ts";
import type { Answer, AnswerPart, Suggestion, UnansweredReason } from "./answer.ts";
import type { RefPart } from "./answer-ref.ts";
import type { Decision } from "./decision.ts";
import { hashKey, toRef } from "./answer-ref.ts";
import { cutText } from "./cut-text.ts";
import { isFact } from "./fact-index.ts";
import { figureNoteOf } from "./figure-note.ts";
import { PassageComposer, partOf } from "./passage-composition.ts";
import type { Snippet } from "./snippet.ts";
import { bestSnippet } from "./snippet.ts";

interface Setting {
  readonly language: Language;
  readonly locale: Language;
  readonly confidence: number;
  /** The part of the question that stays unanswered, as it was written, where it is known. */
  readonly missing?: string | undefined;
}

/** Turns what was decided into what is said, in any locale the knowledge has. */
export class Composer {
  /** Hash → key of every fact and gap. */
  readonly keys: ReadonlyMap<string, string>;
  readonly #subjects: ReadonlyMap<string, Fact | Gap>;
  readonly #sources: ReadonlyMap<string, Source>;
  readonly #passages: PassageComposer;
  readonly #library: PassageLibrary;

  /** @throws Error where two keys share a hash: one of them must be renamed. */
  constructor(knowledge: Knowledge, library: PassageLibrary) {
    this.#passages = new PassageComposer(library);
    this.#library = library;
    this.#subjects = new Map(
      [...knowledge.facts, ...knowledge.gaps].map((subject) => [subject.key, subject]),
    );
    this.#sources = new Map(knowledge.sources.map((source) => [source.id, source]));
    const keys = new Map<string, string>();
    for (const key of this.#subjects.keys()) {
      const other = keys.get(hashKey(key));
      if (other !== undefined)
        throw new Error(
          `The ids ${other} and ${key} share a hash. Permitted: any other id for one of them.`,
        );
      keys.set(hashKey(key), key);
    }
    this.keys = keys;
  }

  /** The answer that these parts make; an unknown key yields undefined. */
  compose(parts: readonly RefPart[], { missing = "", ...setting }: Setting): Answer | undefined {
    const [first, ...later] = parts;
    if (!first) return undefined;
    if (first.said === "refused") return this.#refusal(parts, { first, ...setting });
    if (first.said === "passage")
      return this.quotePassage(this.#passages.find(first.place), setting);
    const citations: Citation[] = [];
    const said = parts.flatMap((part) =>
      part.said === "refused" || part.said === "passage"
        ? []
        : (this.#part(part, setting.locale, citations) ?? []),
    );
    const [part, ...rest] = said;
    const [citation, ...others] = citations;
    if (!part) return undefined;
    if (!citation)
      return first.said === "gap" ? this.#gapRefusal(first.key, { parts, ...setting }) : undefined;
    return {
      outcome: "answered",
      title: this.#title(first.key, setting.locale),
      ...setting,
      ref: toRef(parts),
      parts: [part, ...rest],
      citations: [citation, ...others],
      ...(later.some(({ said: what }) => what === "refused") && { missing }),
      related: this.#related(parts, setting.locale),
    };
  }

  /** `query`: what was looked for, to show where it stands. */
  quotePassage(
    snippet: Snippet | undefined,
    setting: Setting,
    query?: PassageQuery,
  ): Answer | undefined {
    const quote = snippet && this.#passages.quote(snippet, query);
    if (!snippet || !quote) return undefined;
    const { text, highlights, citation, title } = quote;
    const { language, locale, confidence } = setting;
    return {
      outcome: "answered",
      language,
      locale,
      confidence,
      title,
      ref: toRef([partOf(snippet)]),
      parts: [{ text, citations: [0], highlights }],
      citations: [citation],
      related: [],
    };
  }

  /** Several sections that a question may mean, or nothing but what comes near. */
  passageSuggestions(
    reason: UnansweredReason | "ambiguous",
    { hits, ...setting }: Setting & { hits: readonly PassageHit[] },
  ): Answer {
    const kind = reason === "ambiguous" ? reason : reason.kind;
    const snippets = hits.slice(0, MOST_CHOICES).map(bestSnippet);
    const parts = snippets.slice(0, MOST_PASSAGES_IN_REF).map(partOf);
    const ref = toRef([{ said: "refused", reason: kind }, ...parts]);
    const suggestions = this.#passages.suggest(snippets);
    return reason === "ambiguous"
      ? { outcome: "ambiguous", ...setting, ref, suggestions }
      : { outcome: "unanswered", ...setting, ref, reason, nearest: suggestions.slice(0, 3) };
  }

  refusal(
    reason: UnansweredReason,
    { nearest, ...setting }: Setting & { nearest: readonly Fact[] },
  ): Answer {
    const parts: RefPart[] = [
      { said: "refused", reason: reason.kind },
      ...nearest.slice(0, 3).map(({ key }): RefPart => ({ said: "near", key })),
    ];
    const suggestions = nearest.slice(0, 4).map((fact) => this.suggest(fact, setting.locale));
    return { outcome: "unanswered", ...setting, ref: toRef(parts), reason, nearest: suggestions };
  }

  choice(facts: readonly Fact[], setting: Setting): Answer {
    const parts: RefPart[] = [
      { said: "refused", reason: "ambiguous" },
      ...facts.slice(0, 3).map(({ key }): RefPart => ({ said: "near", key })),
    ];
    const suggestions = facts.slice(0, 4).map((fact) => this.suggest(fact, setting.locale));
    return { outcome: "ambiguous", ...setting, ref: toRef(parts), suggestions };
  }

  /** A source as it is now. */
  sourceOf(id: string): Source | undefined {
    return this.#library.sourceOf(id) ?? this.#sources.get(id);
  }

  suggest(fact: Fact, locale: Language): Suggestion {
    return {
      ref: toRef([{ said: "plain", key: fact.key }]),
      label: cutText(inLocale(fact.label, locale), 60),
    };
  }

  #title(key: string, locale: Language): string {
    const subject = this.#subjects.get(key);
    return subject && isFact(subject) ? this.suggest(subject, locale).label : "";
  }

  #part(
    { said, key }: Extract<RefPart, { key: string }>,
    locale: Language,
    citations: Citation[],
  ): AnswerPart | undefined {
    const subject = this.#subjects.get(key);
    if (!subject) return undefined;
    if (!isFact(subject)) return { text: inLocale(subject.statement, locale), citations: [] };
    const numbers = subject.citations.flatMap((citation) => this.#number(citation, citations));
    if (numbers.length < subject.citations.length) return undefined;
    if (said === "unlisted" && subject.set)
      return { polarity: "no", text: inLocale(subject.set.notListed, locale), citations: numbers };
    const text = inLocale(subject.statement, locale);
    const sourceDate = this.sourceOf(subject.citations[0].sourceId)?.date;
    const figure = figureNoteOf(subject.values, { text, locale, sourceDate });
    const items = subject.items && (subject.items[locale] ?? Object.values(subject.items)[0]);
    return {
      ...(said === "yes" || said === "no" ? { polarity: said } : {}),
      text,
      ...(items && { items }),
      ...(figure && { figure }),
      citations: numbers,
    };
  }

  /** The number of a citation, counted from 0; nothing where its words no longer stand in the source. */
  #number(citation: Citation, citations: Citation[]): number[] {
    const source = this.#sources.get(citation.sourceId);
    if (!source || !isVerbatim(citation, source)) return [];
    const known = citations.findIndex(
      ({ sourceId, span }) =>
        sourceId === citation.sourceId &&
        span.start === citation.span.start &&
        span.end === citation.span.end,
    );
    return [known >= 0 ? known : citations.push(citation) - 1];
  }

  #related(parts: readonly RefPart[], locale: Language): readonly Suggestion[] {
    const told = new Set(parts.flatMap((part) => ("key" in part ? [part.key] : [])));
    const keys = [...told].flatMap((key) => {
      const subject = this.#subjects.get(key);
      return subject && isFact(subject) ? subject.related : [];
    });
    return [...new Set(keys)]
      .filter((key) => !told.has(key))
      .flatMap((key) => {
        const subject = this.#subjects.get(key);
        return subject && isFact(subject) ? [this.suggest(subject, locale)] : [];
      })
      .slice(0, 3);
  }

  #gapRefusal(
    key: string,
    { parts, ...setting }: Setting & { parts: readonly RefPart[] },
  ): Answer | undefined {
    const gap = this.#subjects.get(key);
    if (!gap || isFact(gap)) return undefined;
    const nearest = gap.nearest.flatMap((near) => {
      const subject = this.#subjects.get(near);
      return subject && isFact(subject) ? [this.suggest(subject, setting.locale)] : [];
    });
    const reason = {
      kind: "not-stated",
      statement: inLocale(gap.statement, setting.locale),
    } as const;
    return { outcome: "unanswered", ...setting, ref: toRef(parts), reason, nearest };
  }

  #refusal(
    parts: readonly RefPart[],
    { first, ...setting }: Setting & { first: Extract<RefPart, { said: "refused" }> },
  ): Answer | undefined {
    const passages = this.#passages.suggest(
      parts.flatMap((part) => {
        const snippet = part.said === "passage" ? this.#passages.find(part.place) : undefined;
        return snippet ? [snippet] : [];
      }),
    );
    if (first.reason === "ambiguous" && passages.length > 1)
      return { outcome: "ambiguous", ...setting, ref: toRef(parts), suggestions: passages };
    if (passages.length > 0) {
      const reason = reasonWithoutWords(first.reason);
      return { outcome: "unanswered", ...setting, ref: toRef(parts), reason, nearest: passages };
    }
    const facts = parts.flatMap((part) => {
      const subject = part.said === "near" ? this.#subjects.get(part.key) : undefined;
      return subject && isFact(subject) ? [subject] : [];
    });
    if (first.reason === "ambiguous" && facts.length > 1) return this.choice(facts, setting);
    return this.refusal(reasonWithoutWords(first.reason), { nearest: facts, ...setting });
  }
}

/** Two fit into a reference beside the reason. */
const MOST_PASSAGES_IN_REF = 2;
const MOST_CHOICES = 4;

/** A reference carries no words of the asker's, so a recalled refusal names none. */
function reasonWithoutWords(kind: string): UnansweredReason {
  if (kind === "empty" || kind === "greeting" || kind === "thanks" || kind === "about-bot")
    return { kind };
  if (kind === "unexplained") return { kind, names: [] };
  return kind === "too-long" ? { kind, limit: LONGEST_QUESTION } : { kind: "no-match" };
}

/** In UTF-16 code units. Understanding more would hold up everybody else. */
export const LONGEST_QUESTION = 2000;

/** In the locale, or in the first language there is. */
export function inLocale(translations: Translations, locale: Language): string {
  return translations[locale] ?? Object.values(translations)[0] ?? "";
}

const MOST_PARTS = 4;

/** What is said, each thing once; last that a part of the question is `missing`, where one is. */
export function toParts(decisions: readonly Decision[], missing?: string): readonly RefPart[] {
  const parts = new Map<string, RefPart>();
  for (const decision of decisions) {
    if (decision.outcome === "fact")
      parts.set(decision.fact.key, { said: decision.polarity ?? "plain", key: decision.fact.key });
    else if (decision.outcome === "unlisted")
      parts.set(decision.fact.key, { said: "unlisted", key: decision.fact.key });
    else if (decision.outcome === "gap")
      parts.set(decision.gap.key, { said: "gap", key: decision.gap.key });
  }
  const said = [...parts.values()];
  if (missing === undefined || said.length === 0) return said.slice(0, MOST_PARTS);
  return [...said.slice(0, MOST_PARTS - 1), { said: "refused", reason: "unexplained" }];
}
