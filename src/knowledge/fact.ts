/** What the sources say, as their author put it: facts with quotes, and gaps the sources leave open. */
import type { QuestionType } from "../language/analyzer.ts";
import type { Translations } from "../language/language.ts";
import type { NonEmptyCitations } from "./citation.ts";

/** Terms that, together in a question, are about a fact: term ids and amounts such as `#2010`. */
export type Pattern = readonly string[];

/** A quantity as the source gives it. */
export interface FactValue {
  readonly number: number;
  /** The key of the term that is counted or measured, or `percent`. */
  readonly unit: string;
  readonly currency?: string | undefined;
  readonly per?: string | undefined;
  readonly scope?: string | undefined;
  /** The time it is for: `2010`. */
  readonly period?: string | undefined;
  /** When it held: `2006`, `2006-05-01`, or `source` where the source says that it holds now. */
  readonly asOf?: string | undefined;
  /** It tells which one, not how many: the 11th plan, the year 2010. */
  readonly ordinal?: boolean | undefined;
  readonly status: "stated" | "forecast";
}

/** A list the source gives, and what is said of a thing that is not on it. */
export interface FactSet {
  /** How many the source says there are, and how many it lists: they may differ. */
  readonly stated: number;
  readonly listed: number;
  /** Terms by which a question speaks of the set. */
  readonly anchors: ReadonlySet<string>;
  /** At least one of these must be in a question about membership, where there are any. */
  readonly requires: ReadonlySet<string>;
  /** Terms that show that another set is meant. */
  readonly foreign: ReadonlySet<string>;
  /** Keys of the facts about its members. */
  readonly members: ReadonlySet<string>;
  readonly notListed: Translations;
}

interface Subject {
  /** Unique in the knowledge: `collection/id`. */
  readonly key: string;
  readonly statement: Translations;
  readonly about: readonly Pattern[];
  /** Patterns whose yes-or-no question has the answer no. */
  readonly denies: readonly Pattern[];
  readonly explains: readonly string[];
  readonly answers: readonly QuestionType[];
  readonly questions: Readonly<Record<string, readonly string[]>>;
}

export interface Fact extends Subject {
  /** The key of its kind: `collection/kind`. */
  readonly kind: string;
  readonly label: Translations;
  readonly items?: Readonly<Record<string, readonly string[]>> | undefined;
  readonly citations: NonEmptyCitations;
  readonly values: readonly FactValue[];
  readonly set?: FactSet | undefined;
  /** Keys of facts a reader may want next. */
  readonly related: readonly string[];
}

/** Something one may ask and the sources leave open; the author has said so. */
export interface Gap extends Subject {
  /** Keys of the facts that come nearest. */
  readonly nearest: readonly string[];
}
