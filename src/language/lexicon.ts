/** A text in, its meaning units out: the known phrases, numbers and unknown words that cover it best. */
import type { Analyzer, CueName } from "./analyzer.ts";
import type { Atom } from "./atoms.ts";
import { toAtoms } from "./atoms.ts";
import { detectLanguage } from "./language-detector.ts";
import { HanSpelling } from "./han-spelling.ts";
import { fold } from "./folding.ts";
import type { Language } from "./language.ts";
import type { Amount } from "./numerals.ts";
import { NAME_RANK, PinyinLexicon } from "./pinyin.ts";
import { PhraseTrie } from "./phrase-trie.ts";
import { segmentAtoms } from "./segmentation.ts";
import type { Span } from "./span.ts";
import { Spelling } from "./spelling.ts";

/** One unit of meaning, with its place in the text as it was written. */
export interface Unit extends Span {
  readonly surface: string;
  /** The terms a known phrase stands for; empty for an amount or an unknown word. */
  readonly terms: readonly string[];
  /** What the phrase does in a question; empty where it names something. */
  readonly cues: readonly CueName[];
  /** What a name asks for that begins with a question word: "who wrote". */
  readonly leadingCues: readonly CueName[];
  readonly amount?: Amount;
  /** Neither known, nor a number, nor a function word. */
  readonly isUnknown: boolean;
  /** Unknown, and a word of the general vocabulary, which hardly names anything ("chiefly"). */
  readonly isGeneral: boolean;
  /** Unknown, and a country, a region or a great city. */
  readonly isPlace: boolean;
  /** Unknown, and built like the name of a person. */
  readonly isPerson: boolean;
  /** A name in a form that nobody listed: found by its stem. */
  readonly isInflected: boolean;
  /** Read with a slip of the keyboard, or of the ear, corrected. */
  readonly isCorrected: boolean;
}

export interface Parse {
  readonly language: Language | undefined;
  readonly units: readonly Unit[];
}

const STOP = "stop";
const LIGHT = "light";
const CUE = "cue:";
const GENERAL = "general";
const PLACE = "place";
const NOUN = "noun";
/** Cues that ask for nothing: a slip is not corrected to their short words. */
const FRAMING_CUES: ReadonlySet<string> = new Set([
  "member",
  "order",
  "greeting",
  "thanks",
  "about-bot",
  "negation",
  "alternative",
]);

/** The vocabulary of a knowledge on top of that of the installed languages. */
export class Lexicon {
  readonly analyzers: readonly Analyzer[];
  readonly #tries = new Map<Language, PhraseTrie>();
  readonly #spelling = new Spelling();
  readonly #pinyin = new PinyinLexicon();
  readonly #hanSpelling = new HanSpelling(this.#pinyin);
  readonly #questionWords = new Map<string, CueName>();
  readonly #frameWords = new Set<string>();
  readonly #nameWords = new Set<string>();
  readonly #vocabulary = new Map<string, Set<Language>>();

  constructor(analyzers: readonly Analyzer[], { isTaught = true } = {}) {
    this.analyzers = analyzers;
    if (isTaught) for (const _ of this.#learnLanguages()) continue;
  }

  /** In steps: the languages have many phrases. */
  static *build(analyzers: readonly Analyzer[]): Generator<void, Lexicon, void> {
    const lexicon = new Lexicon(analyzers, { isTaught: false });
    yield* lexicon.#learnLanguages();
    return lexicon;
  }

  *#learnLanguages(): Generator<void, void, void> {
    for (const analyzer of this.analyzers) {
      const { language, numerals, cues } = analyzer;
      for (const word of numerals.units.keys()) {
        this.#spelling.add(word, { weight: 1, isFrame: false });
        this.#know(word, language);
      }
      this.#tries.set(language, new PhraseTrie(analyzer));
      const phrases = [
        ...analyzer.stopWords.map((word) => [word, STOP] as const),
        ...analyzer.lightPhrases.map((phrase) => [phrase, LIGHT] as const),
        ...analyzer.generalWords.map((word) => [word, GENERAL] as const),
        ...analyzer.nouns.map((noun) => [noun, NOUN] as const),
        ...analyzer.places.map((place) => [place, PLACE] as const),
        ...Object.entries(cues).flatMap(([cue, all]) =>
          all.map((phrase) => [phrase, CUE + cue] as const),
        ),
      ];
      for (const [phrase, id] of phrases) {
        this.#add(language, phrase, id);
        yield;
      }
    }
  }

  /** Makes `phrase` a name of `term` in a language. */
  addName(language: Language, phrase: string, term: string): void {
    this.#add(language, phrase, term);
  }

  /** Finds out how its phrases sound, in steps; otherwise the first question that is typed or misspelt by sound waits for it. */
  learnSounds(): Generator<void, void, void> {
    return this.#pinyin.learnSounds();
  }

  /** `hint`: the language where the text is too short to tell. */
  parse(text: string, hint?: Language): Parse {
    const typed = toAtoms(text);
    const atoms = this.#withoutRepetition(this.#readPinyin(typed));
    const language = detectLanguage(atoms, {
      analyzers: this.analyzers,
      speakersOf: (word) => this.#vocabulary.get(word),
      hint,
    });
    const first = this.#segment(atoms, { language, text });
    const { corrected, slips } = this.#correct(atoms, first, { language, text });
    const units = slips.size === 0 ? first : this.#segment(corrected, { language, text });
    return { language, units: this.#toUnits(text, corrected, { pieces: units, slips }) };
  }

  analyzerOf(language: Language | undefined): Analyzer | undefined {
    return this.analyzers.find((analyzer) => analyzer.language === language);
  }

  /** Where the end of a text begins that only asks for a yes or a no; undefined where none does. */
  yesNoEndingOf(text: string): number | undefined {
    for (const { yesNoEnding } of this.analyzers) {
      const ending = yesNoEnding?.exec(text);
      if (ending) return ending.index;
    }
    return undefined;
  }

  /** Whether a word is a function word of any language. */
  isStopWord(word: string): boolean {
    const folded = fold(word).text;
    return this.analyzers.some(({ stopWords }) => stopWords.includes(folded));
  }

  /** The words a fragment of at least two characters may grow into. */
  completions(fragment: string, limit: number): readonly string[] {
    return this.#spelling.completions(fragment, limit);
  }

  #add(language: Language, phrase: string, id: string): void {
    const isName = rankOf(id) === NAME_RANK;
    const atoms = toAtoms(phrase);
    this.#tries
      .get(language)
      ?.add(atoms, id, { isLoose: isName || id === LIGHT || id === GENERAL });
    for (const atom of atoms) {
      if (atom.kind !== "word") continue;
      const isQuestionWord = id.startsWith(CUE) && !FRAMING_CUES.has(id.slice(CUE.length));
      if (id !== GENERAL)
        this.#spelling.add(atom.text, {
          weight: isName ? 2 : Number(isQuestionWord),
          isFrame: !isName && !isQuestionWord,
        });
      this.#know(atom.text, language);
      if (isName) this.#nameWords.add(`${language}:${atom.text}`);
    }
    const isQuestionCue = id.startsWith(CUE) && !FRAMING_CUES.has(id.slice(CUE.length));
    if (isQuestionCue && atoms.length === 1)
      this.#questionWords.set(phrase, id.slice(CUE.length) as CueName);
    if (!isName) this.#frameWords.add(`${language}:${phrase.toLowerCase()}`);
    if (this.#scriptOf(language) === "han") this.#pinyin.add(phrase, rankOf(id));
    if (this.#scriptOf(language) === "han" && isName) this.#hanSpelling.addName(phrase);
  }

  /** 扶不扶持 is read as 扶持, unless it is a phrase of its own, such as 是不是. */
  #withoutRepetition(atoms: readonly Atom[]): readonly Atom[] {
    const marks = new Set(this.analyzers.flatMap(({ repetitionMarks }) => repetitionMarks));
    const isRepeated = (index: number): boolean =>
      atoms[index]?.kind === "han" &&
      atoms[index]?.text === atoms[index + 2]?.text &&
      marks.has(atoms[index + 1]?.text ?? "") &&
      !this.#matchesAt(atoms, index).some(({ end }) => end === index + 3);
    const dropped = new Set<number>();
    for (const index of atoms.keys())
      if (!dropped.has(index) && isRepeated(index)) dropped.add(index).add(index + 1);
    return dropped.size === 0 ? atoms : atoms.filter((_, index) => !dropped.has(index));
  }

  #matchesAt(atoms: readonly Atom[], index: number) {
    return this.analyzers.flatMap(
      ({ language }) => this.#tries.get(language)?.matchesAt(atoms, index) ?? [],
    );
  }

  #know(word: string, language: Language): void {
    const speakers = this.#vocabulary.get(word);
    if (speakers) speakers.add(language);
    else this.#vocabulary.set(word, new Set([language]));
  }

  #scriptOf(language: Language): "latin" | "han" | undefined {
    return this.analyzerOf(language)?.script;
  }

  #segment(
    atoms: readonly Atom[],
    { language, text }: { language: Language | undefined; text: string },
  ) {
    return segmentAtoms(atoms, {
      matchesAt: (index) =>
        this.analyzers.flatMap((analyzer) => {
          const isForeign = language !== undefined && analyzer.language !== language;
          const matches = this.#tries.get(analyzer.language)?.matchesAt(atoms, index) ?? [];
          const isSpoken = (end: number) =>
            !isForeign ||
            atoms.slice(index, end).every((atom) => this.#isSpoken(atom, analyzer.language));
          return matches
            .filter(
              ({ end, ids }) =>
                isSpoken(end) && !(isAcronym(text, atoms[index]) && !namesSomething(ids)),
            )
            .map(({ end, ids }) => {
              const isInflected =
                end === index + 1 && this.#isFrameWord(atoms[index], analyzer.language);
              return {
                end,
                ids,
                cost:
                  costOf(ids, isForeign) +
                  (isInflected && namesSomething(ids) ? INFLECTION_COST : 0),
              };
            });
        }),
      isFaint: (ids) => ids.length > 0 && ids.every((id) => id === GENERAL),
      numerals: this.analyzers.map((analyzer) => analyzer.numerals),
      isNumeral: (word) =>
        this.analyzers.some(
          ({ numerals }) =>
            numerals.units.has(word) || numerals.multipliers.has(word) || numerals.scales.has(word),
        ),
      segmentHan: (run) =>
        this.analyzers.find((analyzer) => analyzer.script === "han")?.segment(run) ?? [run],
    });
  }

  /** "modo" is a word of its own before it is an inflection of "moda". */
  #isFrameWord(atom: Atom | undefined, language: Language): boolean {
    if (atom?.kind !== "word") return false;
    const key = `${language}:${atom.text}`;
    return this.#frameWords.has(key) && !this.#nameWords.has(key);
  }

  #isInflected(atoms: readonly Atom[]): boolean {
    return atoms.some(
      ({ kind, text }) =>
        kind === "word" &&
        !this.analyzers.some(({ language }) => this.#nameWords.has(`${language}:${text}`)),
    );
  }

  /** In a text of another language a word counts only as it is listed, not in any inflection. */
  #isSpoken({ kind, text }: Atom, language: Language): boolean {
    return kind !== "word" || (this.#vocabulary.get(text)?.has(language) ?? false);
  }

  /** Latin words that are Chinese typed by sound become Han; their places stay those of the words. */
  #readPinyin(atoms: readonly Atom[]): readonly Atom[] {
    const words = atoms.filter((atom) => atom.kind === "word");
    const isLatin = words.length > 0 && atoms.every((atom) => atom.kind !== "han");
    const strangers = words.filter((atom) => !this.#vocabulary.has(atom.text));
    if (!isLatin || strangers.length * 3 < words.length) return atoms;
    const read = runsOfWords(atoms).map((run) => {
      const [first] = run;
      if (first?.kind !== "word") return run;
      const end = run.at(-1)?.end ?? first.end;
      return this.#pinyin.toHan(run.map((atom) => atom.text))?.flatMap((part) => {
        const stranger = part.word === undefined ? undefined : run[part.word];
        if (stranger) return [stranger];
        return Array.from(part.han, (text): Atom => ({
          kind: "han",
          text,
          start: first.start,
          end,
        }));
      });
    });
    return read.every((run) => run !== undefined) ? read.flat() : atoms;
  }

  #correct(
    atoms: readonly Atom[],
    pieces: ReturnType<typeof segmentAtoms>,
    { language, text }: { language: Language | undefined; text: string },
  ) {
    const isLikely = (word: string) =>
      language !== undefined && (this.#vocabulary.get(word)?.has(language) ?? false);
    const corrected = [...atoms];
    const slips = new Set<number>();
    const replace = (index: number, word: string) => {
      const atom = corrected[index];
      if (!atom || atom.text === word) return;
      corrected[index] = { ...atom, text: word };
      slips.add(index);
    };
    for (const piece of pieces) {
      if (!piece.isUnknown && !isTooGeneral(piece)) continue;
      const atom = atoms[piece.start];
      if (atom?.kind === "han") {
        const correction = this.#hanSpelling.correct(atoms, piece);
        for (const [offset, character] of correction?.characters.entries() ?? [])
          replace((correction?.start ?? 0) + offset, character);
      }
      if (atom?.kind === "word" && piece.isUnknown) {
        const word = this.#spelling.correct(atom.text, isLikely);
        const isNoSlip = this.#questionWords.has(word ?? "") && isWrittenAsName(text, atom.start);
        if (word !== undefined && !isNoSlip) replace(piece.start, word);
      }
    }
    return { corrected, slips };
  }

  #leadingCues(atoms: readonly Atom[], { start, end }: { start: number; end: number }): CueName[] {
    const cue = this.#questionWords.get(atoms[start]?.text ?? "");
    return cue !== undefined && end > start + 1 ? [cue] : [];
  }

  #toUnits(
    text: string,
    atoms: readonly Atom[],
    { pieces, slips }: { pieces: ReturnType<typeof segmentAtoms>; slips: ReadonlySet<number> },
  ): readonly Unit[] {
    return pieces.map((piece) => {
      const start = atoms[piece.start]?.start ?? 0;
      const end = atoms[piece.end - 1]?.end ?? text.length;
      return {
        start,
        end,
        surface: text.slice(start, end),
        terms: piece.ids.filter((id) => rankOf(id) === NAME_RANK),
        cues: piece.ids.flatMap((id) =>
          id.startsWith(CUE) ? [id.slice(CUE.length) as CueName] : [],
        ),
        leadingCues: this.#leadingCues(atoms, piece),
        ...(piece.amount && { amount: piece.amount }),
        isUnknown: piece.isUnknown || isUnnamed(piece.ids),
        isGeneral: piece.ids.includes(GENERAL) && !piece.ids.includes(PLACE),
        isPlace: piece.ids.includes(PLACE),
        isPerson: piece.isPerson ?? false,
        isInflected: this.#isInflected(atoms.slice(piece.start, piece.end)),
        isCorrected: [...slips].some((index) => index >= piece.start && index < piece.end),
      };
    });
  }
}

/** Keeps a name in an inflection from winning over a function word as it is written. */
const INFLECTION_COST = 0.3;

/** UN among small letters is no article, and IT no pronoun. */
function isAcronym(text: string, atom: Atom | undefined): boolean {
  return (
    atom !== undefined &&
    /^\p{Lu}{2,}$/u.test(text.slice(atom.start, atom.end)) &&
    /\p{Ll}/u.test(text)
  );
}

/** A single Han character of the general vocabulary may as well be a slip for another. */
function isTooGeneral({ start, end, ids }: { start: number; end: number; ids: readonly string[] }) {
  return end === start + 1 && ids.length > 0 && ids.every((id) => id === GENERAL);
}

const UNNAMED: ReadonlySet<string> = new Set([GENERAL, PLACE, NOUN]);

/** Known, but not to the knowledge. "Milano" is a place, though it looks like a form of "mila", thousands. */
function isUnnamed(ids: readonly string[]): boolean {
  const isPlace = ids.includes(PLACE);
  return ids.length > 0 && ids.every((id) => UNNAMED.has(id) || (isPlace && id === LIGHT));
}

/** A place is read before any other phrase of its sound, but nothing is heard as one. */
const PLACE_RANK = 1.5;

/** With a capital inside a sentence: "Elena" is nobody's slip for "elenca". */
function isWrittenAsName(text: string, start: number): boolean {
  return (
    /^\p{Lu}\p{Ll}/u.test(text.slice(start)) && /[\p{L}\p{N},]['’\s]*$/u.test(text.slice(0, start))
  );
}

function namesSomething(ids: readonly string[]): boolean {
  return ids.some((id) => rankOf(id) === NAME_RANK);
}

/** Between phrases of one sound a name wins, then a question word. */
function rankOf(id: string): number {
  if (id === STOP || id === LIGHT || id === GENERAL) return 0;
  if (id === PLACE || id === NOUN) return PLACE_RANK;
  return id.startsWith(CUE) ? 1 : NAME_RANK;
}

/** Fewer and longer phrases win; among equals a name before a cue before a function word. */
function costOf(ids: readonly string[], isForeign: boolean): number {
  const best = Math.min(
    ...ids.map((id) => {
      if (id === STOP) return 1.1;
      if (id === LIGHT) return 1.06;
      if (id === GENERAL) return 1.08;
      return id.startsWith(CUE) ? 1.03 : 1;
    }),
  );
  return best + (isForeign ? 0.4 : 0);
}

function runsOfWords(atoms: readonly Atom[]): Atom[][] {
  const runs: Atom[][] = [];
  for (const atom of atoms) {
    const last = runs.at(-1);
    if (last && last[0]?.kind === atom.kind) last.push(atom);
    else runs.push([atom]);
  }
  return runs;
}
