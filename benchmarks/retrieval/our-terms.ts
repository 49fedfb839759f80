/** A language in, the function that reads a text into Fonti's own terms out. */
import { analyzers } from "../../src/language/analyzers.ts";
import type { Language } from "../../src/language/language.ts";
import { termsOf } from "../../src/language/terms.ts";

export type TermReader = (text: string) => string[];

/** Terms in the order of the text, repetitions included. */
export function termReader(language: Language): TermReader {
  const analyzer = analyzers.find((one) => one.language === language);
  if (!analyzer) {
    const permitted = analyzers.map((one) => one.language).join(", ");
    throw new Error(`There is no analyser for "${language}". Permitted: ${permitted}.`);
  }
  return (text) => [...termsOf(text, analyzer)];
}
