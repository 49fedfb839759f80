/** A question's text in, what to look for in passages of one language out: a group of terms for each of its words. */
import type { Tokenizer } from "../language/terms.ts";
import type { WeightedTerm } from "./bm25-index.ts";

/** One word of a question: the terms that count for it, each with how much, in (0, 1]. */
export interface TermGroup {
  readonly alternatives: readonly WeightedTerm[];
  /** As it was written. */
  readonly surface: string;
  /** Written with a capital inside the question. */
  readonly isName: boolean;
  readonly isNumber: boolean;
}

/** What is looked for, in the order of the question, each term once. */
export interface PassageQuery {
  readonly text: string;
  readonly groups: readonly TermGroup[];
  readonly asked: AskedKind;
}

/** What an answer should hold that the question does not: a year, a number, a name. */
export type AskedKind = "year" | "number" | "name" | undefined;

/** Other terms to look for in place of one: spelling suggestions, translations. Empty where it stands for itself. */
export type Alternatives = (term: string, surface: string) => readonly WeightedTerm[];

export function toPassageQuery(
  text: string,
  {
    tokenizer,
    alternatives,
    asked,
  }: { tokenizer: Tokenizer; alternatives: Alternatives; asked?: AskedKind },
): PassageQuery {
  const groups = new Map<string, TermGroup>();
  for (const { term, start, end } of tokenizer.tokens(text)) {
    const surface = text.slice(start, end);
    if (groups.has(term)) continue;
    groups.set(term, {
      alternatives: [{ term, weight: 1 }, ...alternatives(term, surface)],
      surface,
      isName: start > 0 && /^\p{Lu}/u.test(surface),
      isNumber: /\p{N}/u.test(surface),
    });
  }
  return { text, groups: [...groups.values()], asked };
}
