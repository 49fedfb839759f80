/** What a peer is here: a question in, the one fact it would answer with out. */
import type { Fact } from "../../src/knowledge/fact.ts";
import type { Language } from "../../src/language/language.ts";

export interface Hit {
  readonly fact: Fact;
  /** As the peer gives it; 1 where it gives none. */
  readonly score: number;
}

export interface Peer {
  readonly name: string;
  /** The score from which it answers as it comes; undefined where it gives no scores. */
  readonly threshold: number | undefined;
  /** Told the question's language, which nobody tells the bot in a chat. */
  find(question: string, language: Language): Hit | undefined | Promise<Hit | undefined>;
}

/** Everything a fact says, in every language, as one text. */
export function wholeText({ statement, label, citations, questions }: Fact): string {
  return [
    ...Object.values(statement),
    ...Object.values(label),
    ...citations.map(({ quote }) => quote),
    ...Object.values(questions).flat(),
  ].join("\n");
}
