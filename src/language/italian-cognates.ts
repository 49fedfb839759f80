/** Italian endings and spellings in, what is left is what English relatives share: "nazioni" and "nation". */
import type { CognateRule } from "./analyzer.ts";

/**
 * What ends an Italian word and not its English relative goes first; then spellings. Both languages
 * write the same key, so a rule here has its counterpart in `english-cognates.ts`.
 */
export const italianCognateRules: readonly CognateRule[] = [
  // "possibilmente" and "possibly" go with "possibile".
  [/(?<=\w{3}[aelr])mente$/u, ""],
  [/(?<=\w{2})tric[ei]$/u, "tor"],
  // An infinitive or a participle, as "create", "created" and "limited".
  [/(?<=\w{3})(?:[aei]r(?:e|si)|at[oaie]|it[oi])$/u, ""],
  [/ilta$/u, "ilit"],
  [/tudin[ei]$/u, "tud"],
  [/(?<=\w{2})(?<!\w{2}[aeio])[aeio]+$/u, ""],
  [/zi(?=[aeou])/gu, "ti"],
  [/gi(?=[aou])/gu, "g"],
  [/z/gu, "c"],
  [/ns(?=t)/gu, "s"],
  [/trans/gu, "tras"],
  [/h/gu, ""],
  [/u/gu, "o"],
  [/q/gu, "c"],
  [/x/gu, "s"],
  [/[jy]/gu, "i"],
  [/k/gu, "c"],
  [/(?<letter>.)\k<letter>+/gu, "$<letter>"],
];
