/** The installed languages. A new one is its analyser, a line here and a locale file. */
import type { Analyzer } from "./analyzer.ts";
import { chinese } from "./chinese.ts";
import { english } from "./english.ts";
import { italian } from "./italian.ts";
import type { Language } from "./language.ts";

export const analyzers: readonly Analyzer[] = [italian, chinese, english];

/** Whether a statement says of itself that it tells what is expected; false for a language not installed. */
export function saysForecast(statement: string, language: Language): boolean {
  const { forecastMark } = analyzers.find((analyzer) => analyzer.language === language) ?? {};
  return forecastMark?.test(statement) ?? false;
}
