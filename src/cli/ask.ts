/** Questions in, answers with their citations on standard output. */
import { createInterface } from "node:readline";
import { z } from "zod";
import type { Answer } from "../answer/answer.ts";
import type { Citation } from "../knowledge/citation.ts";
import type { I18n, Translate } from "../i18n/i18n.ts";
import { sourceText } from "../rendering/answer-reply.ts";
import { answerText } from "../rendering/answer-text.ts";
import { parseJsonLine } from "./json-line.ts";
import type { Session } from "./session.ts";

/** An answer as one line; spans are in UTF-16 code units. */
export interface SaidLine {
  readonly id: string;
  readonly outcome: Answer["outcome"];
  readonly language: string;
  readonly locale: string;
  /** What a user sees without the citation block. */
  readonly answer: string;
  readonly citations: readonly {
    readonly source: string;
    readonly title: string;
    readonly language: string;
    readonly paragraph: number;
    readonly section?: string;
    readonly page?: number;
    readonly start: number;
    readonly end: number;
    readonly quote: string;
  }[];
  readonly suggestions: readonly string[];
  readonly confidence: number;
}

/** One line of `ask --jsonl`; `ms` in milliseconds. */
export interface AskedLine extends SaidLine {
  readonly ms: number;
}

const inputLine = z.looseObject({
  id: z.union([z.string(), z.number().transform(String)]),
  question: z.string(),
  locale: z.string().optional(),
});

export interface AskInput {
  readonly id: string;
  readonly question: string;
  readonly locale?: string | undefined;
  /** The asker's interface language. */
  readonly hint?: string | undefined;
}

export function askOne(
  { answerer, i18n }: Session,
  { id, question, locale, hint }: AskInput,
): AskedLine {
  const start = performance.now();
  const answer = answerer.ask(question, { locale, hint });
  const line = toSaidLine(answer, { id, i18n });
  return { ...line, ms: Math.round((performance.now() - start) * 1000) / 1000 };
}

export function toSaidLine(answer: Answer, { id, i18n }: { id: string; i18n: I18n }): SaidLine {
  const text = answerText(answer, i18n.translate(answer.locale));
  return {
    id,
    outcome: answer.outcome,
    language: answer.language,
    locale: answer.locale,
    answer: text,
    citations: answer.outcome === "answered" ? answer.citations.map(toCitationLine) : [],
    suggestions: suggestionsOf(answer),
    confidence: Math.round(answer.confidence * 1000) / 1000,
  };
}

function toCitationLine({ sourceId, span, quote, ...place }: Citation) {
  const { title, language, paragraph, section, page } = place;
  return {
    source: sourceId,
    title,
    language,
    paragraph,
    ...(section !== undefined && { section }),
    ...(page !== undefined && { page }),
    start: span.start,
    end: span.end,
    quote,
  };
}

function suggestionsOf(answer: Answer): readonly string[] {
  if (answer.outcome === "answered") return answer.related.map(({ label }) => label);
  return (answer.outcome === "ambiguous" ? answer.suggestions : answer.nearest).map(
    ({ label }) => label,
  );
}

/** A bad line yields `{"id","error"}` in its place, and the run goes on. */
export async function askLines(
  session: Session,
  { input, locale }: { input: NodeJS.ReadableStream; locale?: string | undefined },
): Promise<void> {
  let number = 0;
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    number += 1;
    if (line.trim() === "") continue;
    process.stdout.write(`${JSON.stringify(askLine(session, { line, number, locale }))}\n`);
  }
}

function askLine(
  session: Session,
  { line, number, locale }: { line: string; number: number; locale?: string | undefined },
) {
  const value = parseJsonLine(line);
  const asked = inputLine.safeParse(value);
  if (asked.success) {
    const { id, question } = asked.data;
    const wanted = asked.data.locale ?? locale;
    const known = session.answerer.languages;
    if (wanted === undefined || known.includes(wanted))
      return askOne(session, { id, question, locale: wanted });
    return {
      id,
      error: `line ${number}: locale ${JSON.stringify(wanted)}. Permitted: ${known.join(", ")}.`,
    };
  }
  const id = typeof value === "object" && value !== null && "id" in value ? value.id : null;
  return {
    id,
    error: `line ${number}: not a question. Permitted: {"id": "…", "question": "…", "locale"?: "it"}.`,
  };
}

/** The answer as a person reads it in a terminal, with `t` of its locale. */
export function askedText({ answer, citations, suggestions }: AskedLine, t: Translate): string {
  const sources = citations.map((citation, index) => {
    const place = sourceText(citation, index + 1, t);
    return answer === citation.quote ? place : `“${citation.quote}”\n${place}`;
  });
  const more = suggestions.map((suggestion) => `→ ${suggestion}`).join("\n");
  return [answer, ...sources, more].filter((part) => part !== "").join("\n\n");
}
