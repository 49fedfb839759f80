/** A statement in, whether it says of itself that it tells what is expected, out. */
import type { Language } from "./language.ts";

/** The words of each language by which a sentence speaks of a forecast or an aim. */
const WORDS: Readonly<Record<Language, RegExp>> = {
  en: /\b(?:forecast|expect|project|predict|estimat|anticipat|plan|target|aim|goal|will\b|would\b)/iu,
  it: /\b(?:previs|preved|stim|attes|aspett|obiettiv|traguard|dovrebb|\p{L}+(?:rà|ranno)(?!\p{L}))/iu,
  zh: /预计|預計|预期|預期|预测|預測|估计|估計|目标|目標|将|將/u,
};

/** False for a language whose words are not known. */
export function saysForecast(statement: string, language: Language): boolean {
  return WORDS[language]?.test(statement) ?? false;
}
