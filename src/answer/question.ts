/** A question's text in, what it names and what it asks for out. */
import type { Analyzer, CueName, QuestionType } from "../language/analyzer.ts";
import { QUESTION_TYPES, QUESTION_WORDS } from "../language/analyzer.ts";
import { fold } from "../language/folding.ts";
import type { Language } from "../language/language.ts";
import type { Lexicon, Unit } from "../language/lexicon.ts";
import type { Span } from "../language/span.ts";
import type { Standing } from "./standing.ts";
import { standingsOf } from "./standing.ts";

/** Something a question names: a known term, an amount, or a word nobody explained. */
export interface NamedUnit extends Span {
  readonly surface: string;
  /** What it may mean: glossary terms, words of statements, `#13` for amounts. Empty where unknown. */
  readonly terms: readonly string[];
  /** It also does something in the question ("appear on the list"), so it need not name anything. */
  readonly isCue: boolean;
  readonly isAmount: boolean;
  readonly isYear: boolean;
  readonly standing: Standing;
  /** Written as somebody listed it, not inflected and without a slip. */
  readonly isExact: boolean;
}

export interface Question {
  readonly text: string;
  readonly language: Language | undefined;
  readonly units: readonly NamedUnit[];
  readonly cues: ReadonlySet<CueName>;
  /** What is asked for; empty for a fragment. */
  readonly types: ReadonlySet<QuestionType>;
  /** Where words stand that frame the question or are too common to name anything in most: "could you tell me". */
  readonly framing: readonly Span[];
  /** Where its question words stand. */
  readonly asking: readonly Span[];
}

const TYPES: ReadonlySet<string> = new Set(QUESTION_TYPES);
const QUESTION_WORD_CUES: ReadonlySet<string> = new Set(QUESTION_WORDS);

/** Each is weighed against every entry: a text that names more is no question. */
const MOST_NAMED = 100;

/** `language`: that of the text the question is part of, where it is known. */
export function toQuestion(text: string, lexicon: Lexicon, language?: Language): Question {
  const plain = withoutMarkup(text);
  const ending = lexicon.yesNoEndingOf(plain);
  const parse = lexicon.parse(plain.slice(0, ending), language);
  const cues = new Set(parse.units.flatMap((unit) => [...unit.cues, ...unit.leadingCues]));
  const analyzer = lexicon.analyzerOf(parse.language);
  if (ending !== undefined) cues.add("yes-no");
  if (asksYesNo(text, cues, analyzer)) cues.add("yes-no");
  const standings = standingsOf(text, parse.units, analyzer?.exampleMark);
  return {
    text,
    language: parse.language,
    units: parse.units
      .flatMap((unit, index) => toNamedUnit(unit, standings[index] ?? "plain"))
      .slice(0, MOST_NAMED),
    cues,
    types: new Set([...cues].filter((cue): cue is QuestionType => TYPES.has(cue))),
    framing: parse.units.filter(isFraming),
    asking: parse.units.flatMap(askingSpan),
  };
}

/** Function words and the commonest words of a language; not "Po", a river before it is a little. */
function isFraming({ terms, amount, isUnknown, surface }: Unit): boolean {
  return (
    terms.length === 0 && amount === undefined && !isUnknown && !/^\p{Lu}\p{Ll}/u.test(surface)
  );
}

/** The question words: of "how long" the first word, since the other names a length. */
function askingSpan({ terms, cues, start, surface }: Unit): Span[] {
  const isAsking = terms.length === 0 && cues.some((cue) => QUESTION_WORD_CUES.has(cue));
  const length = /^\p{Script=Latin}+/u.exec(surface)?.[0].length ?? surface.length;
  return isAsking ? [{ start, end: start + length }] : [];
}

/** "Both", "the two": a count up to two in words asks for nothing. */
function isSmallWord({ amount, surface }: Unit): boolean {
  return amount?.kind === "number" && amount.value <= 2 && !/\p{N}/u.test(surface);
}

function blank(markup: string): string {
  return " ".repeat(markup.length);
}

/** Tags and scripts become spaces, so that places stay what they were. */
function withoutMarkup(text: string): string {
  return text
    .replaceAll(/<(?<tag>script|style)\b[^<>]{0,200}>[^<]{0,1000}<\/\k<tag>\s*>/giu, blank)
    .replaceAll(/<\/?[a-z][^<>]{0,200}>/giu, blank);
}

/** The term of an amount: `#13`, `#5%`, `#2010`. */
export function amountTerm({ kind, value }: { kind: string; value: number }): string {
  return kind === "percent" ? `#${value}%` : `#${value}`;
}

function toNamedUnit(unit: Unit, standing: Standing): NamedUnit[] {
  const { surface, start, end } = unit;
  const terms = unit.amount ? [amountTerm(unit.amount), ...unit.terms] : unit.terms;
  if (terms.length === 0 && (!unit.isUnknown || /^[a-z]$/iu.test(surface))) return [];
  const isYear = unit.amount?.kind === "year";
  return [
    {
      surface,
      start,
      end,
      terms,
      isCue: unit.cues.length > 0 || isSmallWord(unit),
      isAmount: unit.amount !== undefined,
      isYear,
      standing,
      isExact: !unit.isInflected && !unit.isCorrected,
    },
  ];
}

function asksYesNo(text: string, cues: ReadonlySet<CueName>, analyzer?: Analyzer): boolean {
  if (!analyzer) return false;
  const clauses = fold(text).text.split(/[,;:.?!\n]+/u);
  if (clauses.some((clause) => opensWith(clause, analyzer))) return true;
  if (!hasQuestionWord(cues) && analyzer.yesNoForms.some((form) => form.test(text))) return true;
  const hasMark = /[?？]/u.test(text);
  const words = fold(text)
    .text.trim()
    .split(/[^\p{L}\p{N}]+/u);
  const isFragment =
    words.length < SHORTEST_SENTENCE || analyzer.fragmentOpeners.includes(words[0] ?? "");
  return analyzer.asksByMarkAlone && hasMark && !hasQuestionWord(cues) && !isFragment;
}

/** Whether a word asks for more than a yes or a no. In "is X on the list?" the list asks for nothing. */
export function hasQuestionWord(cues: ReadonlySet<CueName>): boolean {
  return QUESTION_WORDS.some((type) => cues.has(type) && !(type === "list" && cues.has("member")));
}

/** In words: "the GDP of Chongqing?" is asked with a mark, and is no sentence. */
const SHORTEST_SENTENCE = 5;

function opensWith(clause: string, { yesNoOpeners, clauseLeads }: Analyzer): boolean {
  const words = clause
    .trim()
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== "");
  const opener = words.find((word) => !clauseLeads.includes(word));
  return opener !== undefined && yesNoOpeners.includes(opener);
}
