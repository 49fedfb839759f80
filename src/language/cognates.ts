/** A word in, the key that its relatives in other languages have too out: nazione, nation → "nation". */
import { analyzers } from "./analyzers.ts";
import { fold } from "./folding.ts";
import type { Language } from "./language.ts";

const SHORTEST_WORD = 4;
const LONGEST_WORD = 40;
/** Of keys of three letters four in five are shared by chance. */
const SHORTEST_KEY = 4;
const LATIN_WORD = /^\p{Script=Latin}+$/u;

const rulesOf = new Map(analyzers.map(({ language, cognateRules }) => [language, cognateRules]));

/**
 * Two words of different languages with one key are likely relatives, and mostly mean the same.
 * Undefined for what is too short or long to tell, is no word of Latin letters, or is in a language without
 * rules.
 */
export function cognateKey(word: string, language: Language): string | undefined {
  const rules = rulesOf.get(language);
  if (!rules || word.length > LONGEST_WORD) return undefined;
  const folded = fold(word).text;
  if (folded.length < SHORTEST_WORD || !LATIN_WORD.test(folded)) return undefined;
  const key = rules.reduce((text, [pattern, to]) => text.replace(pattern, to), folded);
  return key.length < SHORTEST_KEY ? undefined : key;
}
