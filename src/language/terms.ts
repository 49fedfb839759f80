/** A text in, the terms it is found by out: stems, numbers, Han words with their characters and pairs. */
import type { Analyzer } from "./analyzer.ts";
import { fold } from "./folding.ts";
import { parseDigits } from "./numerals.ts";
import type { Span } from "./span.ts";

/** One occurrence of a term; its place is in the text as written. */
export interface Token extends Span {
  readonly term: string;
}

const HAN_RUN = /^\p{Script=Han}/u;
/** A run of Han, of a length that segmenters read quickly; a number with its separators; a word, soft hyphens and joiners included. */
const RUN =
  /\p{Script=Han}{1,500}|\d+(?:[.,]\d+)+(?![\p{L}\p{N}])|[[\p{L}\p{M}\p{N}\u{AD}\u{200B}-\u{200D}\u{2060}]--[\p{Script=Han}]]+/gv;
const SEPARATED_NUMBER = /^\d+[.,]/u;
const LETTERS_AND_DIGITS = /^(?=.*\p{N})(?=.*\p{L})/u;
/** Distinct words remembered with their terms; beyond, words are read anew. */
const MOST_REMEMBERED = 300_000;

/** Reads texts of one language. Remembers words: make one for each language and keep it. */
export class Tokenizer {
  readonly #analyzer: Analyzer;
  readonly #stopWords: ReadonlySet<string>;
  readonly #termsOfWord = new Map<string, readonly string[]>();

  constructor(analyzer: Analyzer) {
    this.#analyzer = analyzer;
    this.#stopWords = new Set(analyzer.stopWords);
  }

  /** In the order of the text; function words yield nothing, a Han run its words, characters and pairs. */
  tokens(text: string): Token[] {
    const tokens: Token[] = [];
    for (const match of text.matchAll(RUN)) {
      const [run] = match;
      if (HAN_RUN.test(run)) this.#readHan(run, match.index, tokens);
      else
        for (const term of this.#termsOf(run))
          tokens.push({ term, start: match.index, end: match.index + run.length });
    }
    return tokens;
  }

  #termsOf(word: string): readonly string[] {
    const known = this.#termsOfWord.get(word);
    if (known) return known;
    const terms = this.#read(word);
    if (this.#termsOfWord.size < MOST_REMEMBERED) this.#termsOfWord.set(word, terms);
    return terms;
  }

  #read(word: string): readonly string[] {
    if (SEPARATED_NUMBER.test(word)) return [String(parseDigits(word))];
    const folded = fold(word).text;
    if (folded === "" || this.#stopWords.has(folded)) return [];
    if (LETTERS_AND_DIGITS.test(folded))
      return [folded, ...(folded.match(/\p{N}+|\p{L}{2,}/gu) ?? [])];
    if (/^\p{N}+$/u.test(folded)) return [folded.replace(/^0+(?=\d)/u, "")];
    return [this.#analyzer.script === "latin" ? this.#analyzer.stem(folded) : folded];
  }

  #readHan(run: string, offset: number, tokens: Token[]): void {
    const { text } = fold(run);
    if (text.length !== run.length) return;
    const add = (start: number, end: number) => {
      const term = text.slice(start, end);
      if (!this.#stopWords.has(term))
        tokens.push({ term, start: offset + start, end: offset + end });
    };
    let start = 0;
    for (const word of this.#segment(text)) {
      const end = start + word.length;
      for (let index = start; index < end; index = characterEnd(text, index)) {
        const next = characterEnd(text, index);
        add(index, next);
        if (next < text.length) add(index, characterEnd(text, next));
      }
      if (word.length > 2) add(start, end);
      start = end;
    }
  }

  #segment(text: string): readonly string[] {
    return this.#analyzer.script === "han" ? this.#analyzer.segment(text) : [text];
  }
}

/** Rare characters take two units. */
function characterEnd(text: string, start: number): number {
  return start + ((text.codePointAt(start) ?? 0) > 0xffff ? 2 : 1);
}

const tokenizers = new WeakMap<Analyzer, Tokenizer>();

/** The tokenizer of a language, the same one each time. */
export function tokenizerOf(analyzer: Analyzer): Tokenizer {
  const tokenizer = tokenizers.get(analyzer) ?? new Tokenizer(analyzer);
  tokenizers.set(analyzer, tokenizer);
  return tokenizer;
}

/** The terms of a text, in order and with their repetitions. */
export function termsOf(text: string, analyzer: Analyzer): readonly string[] {
  return tokenizerOf(analyzer)
    .tokens(text)
    .map(({ term }) => term);
}
