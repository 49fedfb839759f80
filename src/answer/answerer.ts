/** Knowledge in, an answerer out: question → decision → answer. */
import { analyzers } from "../language/analyzers.ts";
import type { Analyzer } from "../language/analyzer.ts";
import type { Language } from "../language/language.ts";
import { Lexicon } from "../language/lexicon.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { unquotedSources } from "../knowledge/knowledge.ts";
import type { TranslationTable } from "../language/translation-table.ts";
import { PassageLibrary } from "../search/passage-library.ts";
import type {
  Answer,
  Answered,
  Answerer,
  AnswerRef,
  AskOptions,
  Reading,
  ReadingRef,
  Topic,
  UnansweredReason,
} from "./answer.ts";
import { takeAll } from "../search/all-steps.ts";
import { hashKey, parseRef } from "./answer-ref.ts";
import { sentencesOf } from "./clauses.ts";
import { LONGEST_FRAGMENT, completeFragment } from "./completion.ts";
import { Composer, LONGEST_QUESTION, inLocale, toParts } from "./composition.ts";
import type { Decision } from "./decision.ts";
import { Decider } from "./decision.ts";
import type { DecisionWeights } from "./decision-model.ts";
import type { Explanation } from "./explanation.ts";
import { explainQuestion } from "./explanation.ts";
import { probabilityOf } from "./decision-model.ts";
import { FactIndex } from "./fact-index.ts";
import type { PassageDecision, PassageRanking } from "./passage-decision.ts";
import { answeringHit, hitsForFragment, PassageDecider } from "./passage-decision.ts";
import type { Question } from "./question.ts";
import { toQuestion } from "./question.ts";
import { decideParts } from "./question-parts.ts";
import { bestSnippet } from "./snippet.ts";
import { parseReadingRef, SourceReader } from "./source-reader.ts";

interface Setting {
  readonly language: Language;
  readonly locale: Language;
  readonly confidence: number;
}

/** Where neither the text nor a hint tells. */
const DEFAULT_LOCALE = "en";

/** An answerer that also says how it understood a question. */
export interface ExplainingAnswerer extends Answerer {
  /** The whole text first, then each of its sentences where it has several. */
  explain(text: string, options?: Pick<AskOptions, "hint">): readonly Explanation[];
}

export interface AnswererOptions {
  readonly languages?: readonly Analyzer[];
  /** Of the decision model. Default: those that were learned. */
  readonly weights?: DecisionWeights | undefined;
  /** The passages of the sources that no fact quotes. Default: made of those of the knowledge. */
  readonly library?: PassageLibrary;
  /** Dictionaries for the default library. */
  readonly table?: TranslationTable | undefined;
  /** One that knows the languages and nothing else yet; it is taught the knowledge. Default: a new one. */
  readonly lexicon?: Lexicon | undefined;
}

interface Parts {
  readonly languages: readonly Analyzer[];
  readonly weights: DecisionWeights | undefined;
  readonly library: PassageLibrary;
  readonly index: FactIndex;
}

export function createAnswerer(
  knowledge: Knowledge,
  options: AnswererOptions = {},
): ExplainingAnswerer {
  return takeAll(buildAnswerer(knowledge, options));
}

/** In steps, so that others may answer meanwhile. */
export function* buildAnswerer(
  knowledge: Knowledge,
  {
    languages = analyzers,
    weights,
    table,
    library = libraryOf(knowledge, { languages, table }),
    lexicon: taught,
  }: AnswererOptions = {},
): Generator<void, ExplainingAnswerer, void> {
  const lexicon = taught ?? (yield* Lexicon.build(languages));
  const index = yield* FactIndex.build(knowledge, lexicon);
  return new KnowledgeAnswerer(knowledge, { languages, weights, library, index });
}

function libraryOf(
  knowledge: Knowledge,
  { languages, table }: Pick<AnswererOptions, "table"> & { languages: readonly Analyzer[] },
): PassageLibrary {
  const library = new PassageLibrary({ analyzers: languages, ...(table && { table }) });
  library.learnTerms(knowledge.terms);
  for (const source of unquotedSources(knowledge)) for (const _ of library.put(source)) continue;
  return library;
}

class KnowledgeAnswerer implements ExplainingAnswerer {
  readonly languages: readonly Language[];
  readonly #knowledge: Knowledge;
  readonly #index: FactIndex;
  readonly #decider: Decider;
  readonly #passages: PassageDecider;
  readonly #composer: Composer;
  readonly #reader: SourceReader;
  readonly #library: PassageLibrary;

  constructor(knowledge: Knowledge, { languages, weights, library, index }: Parts) {
    this.#knowledge = knowledge;
    this.languages = languages.map(({ language }) => language);
    this.#index = index;
    this.#decider = new Decider(this.#index, weights);
    this.#passages = new PassageDecider(library);
    this.#composer = new Composer(knowledge, library);
    this.#reader = new SourceReader((id) => this.#composer.sourceOf(id));
    this.#library = library;
  }

  get revision(): number {
    return this.#library.revision;
  }

  ask(text: string, options: AskOptions = {}): Answer {
    const { locale } = options;
    const hint = this.#installed(options.hint);
    const question = toQuestion(text.slice(0, LONGEST_QUESTION), this.#index.lexicon, hint);
    const language = question.language ?? hint ?? DEFAULT_LOCALE;
    const setting = { language, locale: locale ?? language };
    if (text.length > LONGEST_QUESTION)
      return this.#refuse({ kind: "too-long", limit: LONGEST_QUESTION }, setting);
    if (!/[\p{L}\p{N}]/u.test(text)) return this.#refuse({ kind: "empty" }, setting);
    const { decisions, missing } = decideParts(question, this.#decider);
    const confidence = Math.max(...decisions.map((decision) => decision.confidence));
    const parts = toParts(decisions, missing);
    const ranking = this.#passages.rank(question, language);
    const passages = this.#passages.decide(question, ranking);
    const isQuoted =
      parts.length === 0
        ? passages.outcome !== "ambiguous"
        : probabilityOf(ranking.logOdds) > confidence;
    const quoted = isQuoted && this.#quote(ranking, setting);
    if (quoted) return quoted;
    const answer =
      parts.length > 0 && this.#composer.compose(parts, { ...setting, confidence, missing });
    if (answer) return answer;
    const talk = smallTalk(question);
    if (talk) return this.#refuse(talk, setting);
    return this.#say(decisions[0], { ...setting, confidence, passages });
  }

  /** The answer that the best passage gives, where it is sure enough. */
  #quote(
    ranking: PassageRanking,
    setting: { language: Language; locale: Language },
  ): Answer | undefined {
    const hit = answeringHit(ranking);
    if (!hit) return undefined;
    const confidence = probabilityOf(ranking.logOdds);
    return this.#composer.quotePassage(bestSnippet(hit), { ...setting, confidence }, hit.query);
  }

  explain(text: string, { hint }: Pick<AskOptions, "hint"> = {}): readonly Explanation[] {
    const whole = text.slice(0, LONGEST_QUESTION);
    const sentences = sentencesOf(whole);
    const deciders = { facts: this.#decider, passages: this.#passages };
    return [whole, ...(sentences.length > 1 ? sentences : [])].map((part) => {
      const question = toQuestion(part, this.#index.lexicon, this.#installed(hint));
      const language = question.language ?? this.#installed(hint) ?? DEFAULT_LOCALE;
      const answer = this.ask(part, { hint });
      return explainQuestion({ question, language, answer }, deciders);
    });
  }

  complete(typed: string, options: AskOptions & { readonly limit: number }): readonly Answered[] {
    const fragment = typed.slice(0, LONGEST_FRAGMENT);
    const asked = this.ask(fragment, options);
    const { language, locale } = asked;
    const setting = { language, locale, confidence: asked.confidence };
    const facts = completeFragment(fragment, {
      decider: this.#decider,
      hint: this.#installed(options.hint),
    });
    const answers = facts.flatMap(({ key }) => {
      const answer = this.#composer.compose([{ said: "plain", key }], setting);
      return answer?.outcome === "answered" ? [answer] : [];
    });
    const first = asked.outcome === "answered" ? [asked] : [];
    const all = [...first, ...answers, ...this.#quotes(fragment, setting)];
    // "Yes, …" and the plain statement are one answer.
    const names = all.map(({ ref }) => ref.slice(1));
    return all
      .filter((_, index) => names.indexOf(names[index] ?? "") === index)
      .slice(0, options.limit);
  }

  /** What documents say to a text that is still being typed. */
  #quotes(fragment: string, setting: Setting): readonly Answered[] {
    if (!/[\p{L}\p{N}]/u.test(fragment)) return [];
    const { lexicon } = this.#index;
    const question = toQuestion(fragment, lexicon, setting.language);
    const ranking = this.#passages.rank(question, setting.language, true);
    return hitsForFragment(ranking).flatMap((hit) => {
      const answer = this.#composer.quotePassage(bestSnippet(hit), setting, hit.query);
      return answer?.outcome === "answered" ? [answer] : [];
    });
  }

  recall(ref: AnswerRef, locale: Language): Answer | undefined {
    const parts = parseRef(ref, this.#composer.keys);
    return parts && this.#composer.compose(parts, { language: locale, locale, confidence: 1 });
  }

  read(ref: ReadingRef, locale: Language): Reading | undefined {
    const place = parseReadingRef(ref);
    const answer = place && this.recall(place.answer, locale);
    if (!place || answer?.outcome !== "answered") return undefined;
    return this.#reader.read(answer, place);
  }

  topics(locale: Language): readonly Topic[] {
    return this.#knowledge.kinds.flatMap((kind) => {
      const facts = this.#knowledge.facts.filter((fact) => fact.kind === kind.key);
      if (facts.length === 0) return [];
      const entries = facts.map((fact) => this.#composer.suggest(fact, locale));
      return [{ id: hashKey(kind.key), name: inLocale(kind.name, locale), entries }];
    });
  }

  /** Facts that may be meant, or come near, before passages that do. */
  #say(
    decision: Decision | undefined,
    { passages, ...setting }: Setting & { readonly passages: PassageDecision },
  ): Answer {
    if (decision?.outcome === "ambiguous") return this.#composer.choice(decision.facts, setting);
    if (passages.outcome === "ambiguous")
      return this.#composer.passageSuggestions("ambiguous", { ...setting, hits: passages.hits });
    const refused = decision?.outcome === "refused" ? decision : undefined;
    if (refused && refused.nearest.length > 0)
      return this.#composer.refusal(refused.reason, { ...setting, nearest: refused.nearest });
    if (passages.nearest.length > 0) {
      const reason = reasonFor(passages.names);
      return this.#composer.passageSuggestions(reason, { ...setting, hits: passages.nearest });
    }
    return this.#composer.refusal(refused?.reason ?? { kind: "no-match" }, {
      ...setting,
      nearest: [],
    });
  }

  /** Undefined where no analyser of the language is installed. */
  #installed(language: Language | undefined): Language | undefined {
    return this.languages.find((installed) => installed === language);
  }

  #refuse(reason: UnansweredReason, setting: { language: Language; locale: Language }): Answer {
    return this.#composer.refusal(reason, { ...setting, confidence: 1, nearest: [] });
  }
}

function reasonFor(names: readonly string[]): UnansweredReason {
  return names.length > 0
    ? { kind: "unexplained", names: names.slice(0, 3) }
    : { kind: "no-match" };
}

function smallTalk({ cues }: Question): UnansweredReason | undefined {
  if (cues.has("thanks")) return { kind: "thanks" };
  if (cues.has("about-bot")) return { kind: "about-bot" };
  return cues.has("greeting") ? { kind: "greeting" } : undefined;
}
