/** A knowledge in, its facts and gaps made findable by the terms they explain out. */
import type { Fact, FactSet, Gap } from "../knowledge/fact.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { Language } from "../language/language.ts";
import type { Lexicon } from "../language/lexicon.ts";
import { Bm25Index } from "../search/bm25-index.ts";
import { takeAll } from "../search/all-steps.ts";
import type { NamedUnit } from "./question.ts";
import { amountTerm } from "./question.ts";

/** A fact or a gap with every term it explains. */
export interface Entry {
  /** Its place among all that the authors say. */
  readonly order: number;
  readonly subject: Fact | Gap;
  readonly vocabulary: ReadonlySet<string>;
  /** Those that only its quotes speak of, and nobody has authored. */
  readonly quoted: ReadonlySet<string>;
}

/** Whether a term is a mere word of a statement, which no author has named. */
export function isWord(term: string): boolean {
  return term.startsWith(WORD);
}

/** A fact that gives a list, with the terms by which questions speak of its members. */
export interface SetEntry {
  readonly fact: Fact;
  readonly set: FactSet;
  readonly memberTerms: ReadonlySet<string>;
}

/** Words of statements that no glossary names are terms of their own, of less weight. */
const WORD = "~";
const WORD_WEIGHT = 0.5;
const UNKNOWN_WEIGHT = 1;
const COMMONEST_WEIGHT = 0.2;

export function isFact(subject: Fact | Gap): subject is Fact {
  return "citations" in subject;
}

export class FactIndex {
  readonly entries: readonly Entry[];
  readonly sets: readonly SetEntry[];
  readonly lexicon: Lexicon;
  readonly #optional: ReadonlySet<string>;
  readonly #weights = new Map<string, number>();
  readonly #byKey = new Map<string, Entry>();
  readonly #index: Bm25Index;

  /** Teaches `lexicon` the words of the knowledge, unless `entries` come from it. */
  constructor(
    knowledge: Knowledge,
    lexicon: Lexicon,
    entries: readonly Entry[] = takeAll(entriesOf(knowledge, lexicon)),
  ) {
    this.lexicon = lexicon;
    this.entries = entries;
    this.#optional = new Set(knowledge.terms.filter((term) => term.isOptional).map(({ id }) => id));
    this.#index = new Bm25Index(30);
    for (const entry of this.entries) {
      this.#byKey.set(entry.subject.key, entry);
      this.#index.add([...entry.vocabulary]);
    }
    this.sets = knowledge.facts.flatMap((fact) =>
      fact.set ? [this.#toSetEntry(fact, fact.set)] : [],
    );
  }

  /** In steps, so that other work goes on between them. */
  static *build(knowledge: Knowledge, lexicon: Lexicon): Generator<void, FactIndex, void> {
    return new FactIndex(knowledge, lexicon, yield* entriesOf(knowledge, lexicon));
  }

  entry(key: string): Entry | undefined {
    return this.#byKey.get(key);
  }

  /** The entries that explain any of the terms, the most promising first. */
  find(terms: Iterable<string>, limit: number): readonly Entry[] {
    return this.#index.search(terms, limit).flatMap(({ id }) => this.entries[id] ?? []);
  }

  /** Whether a unit may be left unexplained. */
  isOptional({ terms, isCue }: NamedUnit): boolean {
    return isCue || (terms.length > 0 && terms.every((term) => this.#optional.has(term)));
  }

  /** In (0, 1]: 1 for a term of one entry, the least for one of all. */
  weightOf(term: string): number {
    const known = this.#weights.get(term);
    if (known !== undefined) return known;
    const count = Math.max(1, this.#index.frequency(term));
    // Where nothing is stated, all words are as rare as can be.
    const entries = Math.max(1, this.entries.length);
    const rarity = Math.log(1 + entries / count) / Math.log(1 + entries);
    const weight = isWord(term)
      ? WORD_WEIGHT * rarity
      : COMMONEST_WEIGHT + (1 - COMMONEST_WEIGHT) * rarity;
    if (this.#index.frequency(term) > 0) this.#weights.set(term, weight);
    return weight;
  }

  /** The weight of a unit with these terms: of its commonest reading; unknown words weigh most. */
  leastWeight(terms: readonly string[]): number {
    if (terms.length === 0) return UNKNOWN_WEIGHT;
    let least = Infinity;
    for (const term of terms) least = Math.min(least, this.weightOf(term));
    return least;
  }

  #toSetEntry(fact: Fact, set: FactSet): SetEntry {
    const terms = [...set.members].flatMap((key) => this.entry(key)?.subject.about.flat() ?? []);
    return { fact, set, memberTerms: new Set(terms.filter((term) => !set.anchors.has(term))) };
  }
}

/** Teaches `lexicon` the words of the knowledge, a text at a step. */
function* entriesOf(
  knowledge: Knowledge,
  lexicon: Lexicon,
): Generator<void, readonly Entry[], void> {
  for (const term of knowledge.terms) {
    for (const [language, names] of Object.entries(term.names))
      for (const name of names) lexicon.addName(language, name, term.id);
    yield;
  }
  for (const fact of knowledge.facts) yield* learnWords(fact, lexicon);
  const kindNames = new Map(knowledge.kinds.map((kind) => [kind.key, kind.name]));
  const entries: Omit<Entry, "order">[] = [];
  for (const fact of knowledge.facts)
    entries.push(yield* toFactEntry(fact, { kindName: kindNames.get(fact.kind) ?? {}, lexicon }));
  for (const gap of knowledge.gaps)
    entries.push({ subject: gap, vocabulary: patternTerms(gap), quoted: new Set() });
  return entries.map((entry, order) => Object.assign(entry, { order }));
}

function* learnWords(fact: Fact, lexicon: Lexicon): Generator<void, void, void> {
  for (const [language, texts] of textsOf(fact))
    for (const text of texts) {
      for (const unit of lexicon.parse(text, language).units)
        if (
          unit.isUnknown &&
          !unit.isGeneral &&
          !unit.isPlace &&
          !/^\p{Script=Han}$/u.test(unit.surface)
        )
          lexicon.addName(language, unit.surface, WORD + unit.surface.toLowerCase());
      yield;
    }
}

function* toFactEntry(
  fact: Fact,
  { kindName, lexicon }: { kindName: Readonly<Record<string, string>>; lexicon: Lexicon },
): Generator<void, Omit<Entry, "order">, void> {
  const authored = new Set([...patternTerms(fact), ...countOf(fact)]);
  const kindNames = Object.entries(kindName).map(([language, name]) => [language, [name]] as const);
  for (const [language, texts] of [...authoredTexts(fact), ...kindNames])
    for (const term of yield* termsOf(texts, { language, lexicon })) authored.add(term);
  const quoted: string[] = [];
  for (const { quote, language } of fact.citations)
    quoted.push(...(yield* termsOf([quote], { language, lexicon })));
  return {
    subject: fact,
    vocabulary: new Set([...authored, ...quoted]),
    quoted: new Set(quoted.filter((term) => !authored.has(term))),
  };
}

function* termsOf(
  texts: readonly string[],
  { language, lexicon }: { language: Language; lexicon: Lexicon },
): Generator<void, readonly string[], void> {
  const found: string[] = [];
  for (const text of texts) {
    for (const { terms, amount } of lexicon.parse(text, language).units)
      found.push(...(amount ? [amountTerm(amount)] : terms));
    yield;
  }
  return found;
}

function authoredTexts(fact: Fact): readonly [Language, readonly string[]][] {
  return Object.keys(fact.statement).map((language): [Language, readonly string[]] => [
    language,
    [
      fact.statement[language] ?? "",
      fact.label[language] ?? "",
      ...(fact.items?.[language] ?? []),
      ...(fact.questions[language] ?? []),
    ],
  ]);
}

/** How many things it lists, as an amount. */
function countOf({ items }: Fact): readonly string[] {
  const [first] = Object.values(items ?? {});
  return first ? [amountTerm({ kind: "number", value: first.length })] : [];
}

function textsOf(fact: Fact): readonly [Language, readonly string[]][] {
  return [
    ...authoredTexts(fact),
    ...fact.citations.map((citation): [Language, readonly string[]] => [
      citation.language,
      [citation.quote],
    ]),
  ];
}

/** What the author says it is about, and explains. What it denies, it does not explain. */
function patternTerms(subject: Fact | Gap): Set<string> {
  return new Set([...subject.about.flat(), ...subject.explains]);
}
