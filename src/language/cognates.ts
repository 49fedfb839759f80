/** A word in, the key that its relatives in other languages have too out: nazione, nation → "nation". */
import { analyzers } from "./analyzers.ts";
import { fold } from "./folding.ts";
import type { Language } from "./language.ts";

const SHORTEST_WORD = 4;
const SHORTEST_KEY = 4;
const LATIN_WORD = /^\p{Script=Latin}+$/u;

const rulesOf = new Map(analyzers.map(({ language, cognateRules }) => [language, cognateRules]));

/**
 * Two words of different languages with one key are likely relatives, and mostly mean the same.
 * Undefined for what is too short to tell, is no word of Latin letters, or is in a language without
 * rules.
 */
export function cognateKey(word: string, language: Language): string | undefined {
  const rules = rulesOf.get(language);
  const folded = fold(word).text;
  if (!rules || folded.length < SHORTEST_WORD || !LATIN_WORD.test(folded)) return undefined;
  const key = rules.reduce((text, [pattern, to]) => text.replace(pattern, to), folded);
  return key.length < SHORTEST_KEY ? undefined : key;
}
