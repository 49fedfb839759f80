/** The installed languages. A new one is its analyser, a line here and a locale file. */
import type { Analyzer } from "./analyzer.ts";
import { chinese } from "./chinese.ts";
import { english } from "./english.ts";
import { italian } from "./italian.ts";

export const analyzers: readonly Analyzer[] = [italian, chinese, english];
