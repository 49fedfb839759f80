/** Small readers of the word lists that the analysers are made of. */
import type { Language } from "./language.ts";
import stopwordsIso from "stopwords-iso" with { type: "json" };

/**
 * Entries of the common lists that name or date something: passed over, "How old is he?" would
 * be answered with who he is, and last year's figure with the forecast.
 */
const NAMING = new Set(
  words(`
    computer microsoft netscape website homepage webpage research invention system university uk us group groups
    old older oldest young younger previous previously last latest lately recent recently current currently now
    nowadays present presented year years month months day days final first second third earlier early late later
    actually actual world gruppo persone persona futuro anno anni scorso scorsa ultimo ultima ultimi primo prima
    oggi ieri domani adesso ora recente recentemente attualmente passato precedente giorno giorni mondo mese mesi
    今年 去年 目前 现在 今天 明天 昨天 最近 以前 以后 将来 从前 当前 如今 上一个 上次 后来 曾经`),
);

/** The words of a language too common to name anything (stopwords-iso), without numbers and single characters. */
export function commonWords(language: keyof typeof stopwordsIso): readonly string[] {
  return stopwordsIso[language].filter((word) => /^\p{L}{2,}$/u.test(word) && !NAMING.has(word));
}

/** Words separated by white space. */
export function words(list: string): readonly string[] {
  return list.trim().split(/\s+/u);
}

/** Phrases separated by commas. */
export function phrases(list: string): readonly string[] {
  return list.split(",").map((phrase) => phrase.trim().replaceAll(/\s+/gu, " "));
}

const LETTERS = Array.from({ length: 26 }, (_, index) => String.fromCharCode(65 + index));

/** What a language calls the countries of the world (Unicode CLDR, by way of Intl), in lower case. */
export function countryNames(language: Language): readonly string[] {
  const regions = new Intl.DisplayNames([language], { type: "region", fallback: "none" });
  const codes = LETTERS.flatMap((first) => LETTERS.map((second) => first + second));
  return codes.flatMap((code) => regions.of(code)?.toLowerCase() ?? []);
}

interface Likeness {
  readonly words: readonly string[];
  readonly endings: RegExp;
  readonly foreign: RegExp;
}

/** How much words look like a language: 2 for a function word, 1 for an ending, −1 for foreign letters. */
export function endingsAndWords({ words: known, endings, foreign }: Likeness) {
  const functionWords = new Set(known);
  return (text: readonly string[]): number => {
    let likeness = 0;
    for (const word of text) {
      if (functionWords.has(word)) likeness += 2;
      else if (word.length > 2 && endings.test(word)) likeness += 1;
      if (foreign.test(word)) likeness -= 1;
    }
    return likeness;
  };
}
