/** Questions in, how each language of question fares in each language of answer out. */
import type { Language } from "../../src/language/language.ts";
import { askOne } from "../../src/cli/ask.ts";
import { evaluate } from "../../src/cli/eval.ts";
import type { Session } from "../../src/cli/session.ts";
import { analyzers } from "../../src/language/analyzers.ts";
import { toAtoms } from "../../src/language/atoms.ts";
import { detectLanguage } from "../../src/language/language-detector.ts";
import type { Line } from "./measure.ts";

/** One cell; counts. */
export interface Cell {
  readonly question: Language;
  readonly answer: Language;
  readonly asked: number;
  /** Outcome and citations as they must be, in a text of the language asked for. */
  readonly right: number;
  /** Texts that are in another language than the one asked for. */
  readonly foreign: number;
}

export function toLanguageTable(session: Session, lines: readonly Line[]): readonly Cell[] {
  const { languages } = session.answerer;
  return languages.flatMap((question) => {
    const own = lines.filter(({ language }) => language === question);
    return languages.map((answer) => toCell(session, own, { question, answer }));
  });
}

/** What an answer must say is known in the question's language only, so it is not asked for here. */
function toCell(
  session: Session,
  lines: readonly Line[],
  { question, answer }: Pick<Cell, "question" | "answer">,
): Cell {
  const asked = lines.map((line) => ({
    ...line,
    locale: answer,
    expect: { ...line.expect, says: [], saysNot: [] },
  }));
  const wrong = new Set(
    evaluate(session, asked).judged.flatMap(({ line, why }) => (why === undefined ? [] : line.id)),
  );
  const foreign = asked.filter((line) => !isWrittenIn(answer, ownWords(session, line)));
  for (const { id } of foreign) wrong.add(id);
  return {
    question,
    answer,
    asked: asked.length,
    right: asked.length - wrong.size,
    foreign: foreign.length,
  };
}

/** The answer's text without what it quotes of the question, which stays as it was asked. */
function ownWords(session: Session, line: Line): string {
  return askOne(session, line).answer.replaceAll(/[«“「](.+?)[»”」]/gu, (quote, words: string) =>
    line.question.includes(words) ? "" : quote,
  );
}

const speakersOf = () => undefined;

/** Told by the script, function words and endings alone, not by the words the knowledge names. */
function isWrittenIn(language: Language, text: string): boolean {
  return detectLanguage(toAtoms(text), { analyzers, speakersOf, hint: language }) === language;
}
