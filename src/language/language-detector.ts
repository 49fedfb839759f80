/** A question in, the language it is written in out; undefined where nothing tells. */
import type { Analyzer } from "./analyzer.ts";
import type { Atom } from "./atoms.ts";
import type { Language } from "./language.ts";

interface DetectorOptions {
  readonly analyzers: readonly Analyzer[];
  /** The languages a word is known in. */
  readonly speakersOf: (word: string) => ReadonlySet<Language> | undefined;
  /** Decides where the text does not: the asker's interface language. */
  readonly hint?: Language | undefined;
}

/** A Chinese word has about two characters. */
const HAN_PER_WORD = 2;

/** Han script first; between Latin languages words and endings; then the hint. */
export function detectLanguage(
  atoms: readonly Atom[],
  { analyzers, speakersOf, hint }: DetectorOptions,
): Language | undefined {
  const hanCount = atoms.filter((atom) => atom.kind === "han").length;
  const words = atoms.filter((atom) => atom.kind === "word").map((atom) => atom.text);
  const han = analyzers.find((analyzer) => analyzer.script === "han");
  if (han && hanCount > 0 && hanCount >= HAN_PER_WORD * words.length) return han.language;
  if (han && hanCount > 0 && isFramedInHan(atoms, { han, others: analyzers })) return han.language;
  const scores = analyzers
    .filter((analyzer) => analyzer.script === "latin")
    .map(({ language, likeness }) => ({
      language,
      score: likeness(words) + words.filter((word) => isOnlyIn(speakersOf(word), language)).length,
    }))
    .sort((a, b) => b.score - a.score);
  const [best, second] = scores;
  const isGuess = words.length <= 3 && words.every((word) => speakersOf(word)?.size !== 1);
  if (isGuess && hint !== undefined) return hint;
  if (best && best.score > 0 && best.score > (second?.score ?? 0)) return best.language;
  return analyzers.some((analyzer) => analyzer.language === hint) ? hint : undefined;
}

/** Foreign words in a Chinese sentence: its function words tell, not how many words there are. */
function isFramedInHan(
  atoms: readonly Atom[],
  { han, others }: { han: Analyzer; others: readonly Analyzer[] },
): boolean {
  const count = (kind: Atom["kind"], analyzer: Analyzer) =>
    atoms.filter((atom) => atom.kind === kind && analyzer.stopWords.includes(atom.text)).length;
  const inHan = count("han", han);
  const inLatin = others
    .filter(({ script }) => script === "latin")
    .map((analyzer) => count("word", analyzer));
  return inHan > 0 && inHan >= Math.max(...inLatin);
}

function isOnlyIn(speakers: ReadonlySet<Language> | undefined, language: Language): boolean {
  return speakers?.size === 1 && speakers.has(language);
}
