/** The outcome of a question: answered with citations, ambiguous, or honestly unanswered. */
import type { Citation } from "../knowledge/citation.ts";
import type { Language } from "../language/language.ts";
import type { Span } from "../language/span.ts";
import type { FigureNote } from "./figure-note.ts";

export type NonEmpty<T> = readonly [T, ...T[]];

/**
 * Names one answer independently of the locale it is given in, so that it can be given again:
 * in another language, or from a button or a link. At most 40 characters of `[a-z0-9-]`.
 */
export type AnswerRef = string;

/** Whether the answer opens with a yes or a no. Channels say it in the answer's locale. */
export type Polarity = "yes" | "no";

/** One statement of an answer with the numbers of the citations that carry it. */
export interface AnswerPart {
  readonly polarity?: Polarity;
  /** An authored statement, or a quote, in the answer's locale where there is one. */
  readonly text: string;
  /** A set answered as a list: its members in the order of the source. */
  readonly items?: readonly string[];
  /** What has to be said of its figures, where the text does not. */
  readonly figure?: FigureNote;
  /** Indexes into the answer's `citations`, counted from 0. */
  readonly citations: readonly number[];
  /**
   * The text is itself the quote of its one citation, without the signs that only format, in the
   * source's language; where the words of the question stand in it.
   */
  readonly highlights?: readonly Span[];
}

/** Something the knowledge does answer, offered instead. */
export interface Suggestion {
  readonly ref: AnswerRef;
  /** A short question or topic name in the answer's locale, at most 60 characters. */
  readonly label: string;
}

/** Why there is no answer. Channels say each in their own words. */
export type UnansweredReason =
  /** Nothing to read: empty, emoji or control characters only. */
  | { readonly kind: "empty" }
  /** Longer than a question can be; `limit` is in characters. */
  | { readonly kind: "too-long"; readonly limit: number }
  | { readonly kind: "greeting" }
  | { readonly kind: "thanks" }
  /** The asker asks what the bot is or can do. */
  | { readonly kind: "about-bot" }
  /** The source leaves this open, and the operator has said so; `statement` is in the locale. */
  | { readonly kind: "not-stated"; readonly statement: string }
  /** The question names things that the nearest statement does not speak of, as the user wrote them. */
  | { readonly kind: "unexplained"; readonly names: readonly string[] }
  /** Nothing in the knowledge comes near. */
  | { readonly kind: "no-match" };

interface AnswerBase {
  /** The language of the question; the locale for an answer that had no question. */
  readonly language: Language;
  /** The language the answer is given in. */
  readonly locale: Language;
  readonly ref: AnswerRef;
  /** In [0, 1]: how sure the decision is of this outcome. */
  readonly confidence: number;
}

export interface Answered extends AnswerBase {
  readonly outcome: "answered";
  /** What it is about, in the answer's locale, as on a button: at most 60 characters. */
  readonly title: string;
  readonly parts: NonEmpty<AnswerPart>;
  readonly citations: NonEmpty<Citation>;
  /**
   * Another part of the question has no answer: that part as the user wrote it, or "" where the
   * answer is given again from its reference, which holds no words of the user's.
   */
  readonly missing?: string;
  /** What a reader may want to know next; at most 3. */
  readonly related: readonly Suggestion[];
}

export interface Ambiguous extends AnswerBase {
  readonly outcome: "ambiguous";
  /** 2 to 4 of them. */
  readonly suggestions: readonly Suggestion[];
}

export interface Unanswered extends AnswerBase {
  readonly outcome: "unanswered";
  readonly reason: UnansweredReason;
  /** What the knowledge does say nearby; at most 4. */
  readonly nearest: readonly Suggestion[];
}

export type Answer = Answered | Ambiguous | Unanswered;

/** A kind of fact to browse, with what it holds. */
export interface Topic {
  /** At most 24 characters of `[a-z0-9-]`, unique in the knowledge. */
  readonly id: string;
  /** In the locale asked for. */
  readonly name: string;
  readonly entries: readonly Suggestion[];
}

/** Names a page of a source and the answer one came from: at most 46 characters of `[a-z0-9_-]`. */
export type ReadingRef = string;

/** A page of a source as a reader sees it. Its place is that of the quote on it, else of its beginning. */
export interface Reading extends Pick<
  Citation,
  "title" | "language" | "paragraph" | "section" | "page"
> {
  /** The answer one came from. */
  readonly answer: AnswerRef;
  /** The language the answer is given in. */
  readonly locale: Language;
  /** How many paragraphs the source has. */
  readonly paragraphs: number;
  /** Without the signs that only format. */
  readonly text: string;
  /** Where in the text the quotes of the answer stand, in order. */
  readonly quotes: readonly Span[];
  /** The quotes of the answer that are not on this page, by their index among its citations. */
  readonly elsewhere: readonly { readonly citation: number; readonly ref: ReadingRef }[];
  readonly before?: ReadingRef;
  readonly after?: ReadingRef;
}

export interface AskOptions {
  /** The language to answer in. Default: the question's. */
  readonly locale?: Language | undefined;
  /** The asker's interface language, used only where the text is too short to tell its language. */
  readonly hint?: Language | undefined;
}

/** Answers from one knowledge. Pure, synchronous, deterministic; never throws for any text. */
export interface Answerer {
  readonly languages: readonly Language[];
  /** Another number each time that what is answered may have changed. */
  readonly revision: number;
  ask(question: string, options?: AskOptions): Answer;
  /**
   * Every answer a fragment may mean, the best first and each whole: at most `limit`
   * `answered` ones. For inline queries, typed a few letters at a time; empty text gives the
   * collection's own highlights. A question with one answer yields that answer first.
   */
  complete(fragment: string, options: AskOptions & { readonly limit: number }): readonly Answered[];
  /** The answer of that name in a locale; undefined where the knowledge no longer has it. */
  recall(ref: AnswerRef, locale: Language): Answer | undefined;
  /** A page of a source; undefined where the answer or the page is no longer there. */
  read(ref: ReadingRef, locale: Language): Reading | undefined;
  topics(locale: Language): readonly Topic[];
}
