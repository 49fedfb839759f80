/** An answerer over a few hand-made facts, so that a test decides what is asked and how much is said. */
import type { Answer, Answered, Answerer, AnswerRef } from "../../src/answer/answer.ts";
import type { Citation } from "../../src/knowledge/citation.ts";

export interface HandMadeFact {
  readonly ref: AnswerRef;
  /** What a question has to contain, in lower case. */
  readonly words: readonly string[];
  readonly texts: Readonly<Record<string, string>>;
  readonly quote?: string;
  readonly related?: readonly AnswerRef[];
}

const languages = ["en", "it", "zh"];

export function createHandMadeAnswerer(facts: readonly HandMadeFact[]): Answerer {
  const find = (ref: AnswerRef) => facts.find((fact) => fact.ref === ref);
  const matching = (text: string) =>
    facts.filter(({ words }) => words.some((word) => text.toLowerCase().includes(word)));
  const answered = (fact: HandMadeFact, locale: string): Answered => ({
    outcome: "answered",
    title: fact.texts[locale] ?? fact.ref,
    language: locale,
    locale,
    ref: fact.ref,
    confidence: 1,
    parts: [{ text: fact.texts[locale] ?? fact.ref, citations: [0] }],
    citations: [citation(fact)],
    related: (fact.related ?? []).map((ref) => ({ ref, label: label(find(ref), locale) })),
  });
  return {
    languages,
    revision: 0,
    read: () => undefined,
    ask: (question, options = {}) => {
      const locale = options.locale ?? languageOf(question, options.hint);
      if (question.includes("!throw")) throw new Error(`secret words: ${question}`);
      const [first, ...rest] = matching(question);
      if (question.replaceAll(/[\p{C}\p{P}\p{S}\s]/gu, "") === "")
        return unanswered(locale, { kind: "empty" });
      if (question.length > 2000) return unanswered(locale, { kind: "too-long", limit: 2000 });
      if (first === undefined) return unanswered(locale, { kind: "no-match" });
      if (rest.length === 0) return answered(first, locale);
      const suggestions = [first, ...rest].slice(0, 4);
      return {
        outcome: "ambiguous",
        language: locale,
        locale,
        ref: "",
        confidence: 0.5,
        suggestions: suggestions.map((fact) => ({ ref: fact.ref, label: label(fact, locale) })),
      };
    },
    complete: (fragment, { locale, hint, limit }) =>
      (fragment === "" ? facts : matching(fragment))
        .map((fact) => answered(fact, locale ?? languageOf(fragment, hint)))
        .slice(0, limit),
    recall: (ref, locale) => {
      const fact = find(ref);
      return fact && answered(fact, locale);
    },
    topics: (locale) => [
      {
        id: "facts",
        name: { it: "Fatti", zh: "事实" }[locale] ?? "Facts",
        entries: facts.map((fact) => ({ ref: fact.ref, label: label(fact, locale) })),
      },
    ],
  };
}

function label(fact: HandMadeFact | undefined, locale: string): string {
  return `${fact?.ref ?? "?"} (${locale})`;
}

function citation({ quote = "Le parole esatte.", ref }: HandMadeFact): Citation {
  const span = { start: 0, end: quote.length };
  return { sourceId: `${ref}.txt`, title: "Fonte", language: "it", paragraph: 1, span, quote };
}

function languageOf(text: string, hint: string | undefined): string {
  if (/\p{Script=Han}/u.test(text)) return "zh";
  if (/\b(?:quali|chi|il|sono|che)\b/i.test(text)) return "it";
  if (/\b(?:which|who|the|what|are)\b/i.test(text)) return "en";
  return hint ?? "en";
}

function unanswered(
  locale: string,
  reason: Extract<Answer, { outcome: "unanswered" }>["reason"],
): Answer {
  return {
    outcome: "unanswered",
    language: locale,
    locale,
    ref: "",
    confidence: 1,
    reason,
    nearest: [],
  };
}
