/** Knowledge in, an answerer out: question → decision → answer. */
import { analyzers } from "../language/analyzers.ts";
import type { Analyzer } from "../language/analyzer.ts";
import type { Language } from "../language/language.ts";
import { Lexicon } from "../language/lexicon.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type {
  Answer,
  Answered,
  Answerer,
  AnswerRef,
  AskOptions,
  Topic,
  UnansweredReason,
} from "./answer.ts";
import { hashKey, parseRef } from "./answer-ref.ts";
import { sentencesOf } from "./clauses.ts";
import { completeFragment } from "./completion.ts";
import { Composer, LONGEST_QUESTION, inLocale, toParts } from "./composition.ts";
import type { Decision } from "./decision.ts";
import { Decider } from "./decision.ts";
import type { DecisionWeights } from "./decision-model.ts";
import type { Explanation } from "./explanation.ts";
import { explainQuestion } from "./explanation.ts";
import { FactIndex } from "./fact-index.ts";
import type { Question } from "./question.ts";
import { toQuestion } from "./question.ts";
import { decideParts } from "./question-parts.ts";

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
}

export function createAnswerer(
  knowledge: Knowledge,
  { languages = analyzers, weights }: AnswererOptions = {},
): ExplainingAnswerer {
  return new KnowledgeAnswerer(knowledge, languages, weights);
}

class KnowledgeAnswerer implements ExplainingAnswerer {
  readonly languages: readonly Language[];
  readonly #knowledge: Knowledge;
  readonly #index: FactIndex;
  readonly #decider: Decider;
  readonly #composer: Composer;

  constructor(knowledge: Knowledge, languages: readonly Analyzer[], weights?: DecisionWeights) {
    this.#knowledge = knowledge;
    this.languages = languages.map(({ language }) => language);
    this.#index = new FactIndex(knowledge, new Lexicon(languages));
    this.#decider = new Decider(this.#index, weights);
    this.#composer = new Composer(knowledge);
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
    const parts = toParts(decisions, missing);
    const confidence = Math.max(...decisions.map((decision) => decision.confidence));
    const answer =
      parts.length > 0 && this.#composer.compose(parts, { ...setting, confidence, missing });
    if (answer) return answer;
    const talk = smallTalk(question);
    if (talk) return this.#refuse(talk, setting);
    return this.#say(decisions[0], { ...setting, confidence });
  }

  explain(text: string, { hint }: Pick<AskOptions, "hint"> = {}): readonly Explanation[] {
    const whole = text.slice(0, LONGEST_QUESTION);
    const sentences = sentencesOf(whole);
    return [whole, ...(sentences.length > 1 ? sentences : [])].map((part) =>
      explainQuestion(toQuestion(part, this.#index.lexicon, this.#installed(hint)), this.#decider),
    );
  }

  complete(
    fragment: string,
    options: AskOptions & { readonly limit: number },
  ): readonly Answered[] {
    const asked = this.ask(fragment.slice(0, LONGEST_QUESTION), options);
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
    const firstKeys = new Set(first.map(({ ref }) => ref.slice(1)));
    return [...first, ...answers.filter(({ ref }) => !firstKeys.has(ref.slice(1)))].slice(
      0,
      options.limit,
    );
  }

  recall(ref: AnswerRef, locale: Language): Answer | undefined {
    const parts = parseRef(ref, this.#composer.keys);
    return parts && this.#composer.compose(parts, { language: locale, locale, confidence: 1 });
  }

  topics(locale: Language): readonly Topic[] {
    return this.#knowledge.kinds.flatMap((kind) => {
      const facts = this.#knowledge.facts.filter((fact) => fact.kind === kind.key);
      if (facts.length === 0) return [];
      const entries = facts.map((fact) => this.#composer.suggest(fact, locale));
      return [{ id: hashKey(kind.key), name: inLocale(kind.name, locale), entries }];
    });
  }

  #say(
    decision: Decision | undefined,
    setting: { language: Language; locale: Language; confidence: number },
  ): Answer {
    if (decision?.outcome === "ambiguous") return this.#composer.choice(decision.facts, setting);
    if (decision?.outcome === "refused")
      return this.#composer.refusal(decision.reason, { ...setting, nearest: decision.nearest });
    return this.#composer.refusal({ kind: "no-match" }, { ...setting, nearest: [] });
  }

  /** Undefined where no analyser of the language is installed. */
  #installed(language: Language | undefined): Language | undefined {
    return this.languages.find((installed) => installed === language);
  }

  #refuse(reason: UnansweredReason, setting: { language: Language; locale: Language }): Answer {
    return this.#composer.refusal(reason, { ...setting, confidence: 1, nearest: [] });
  }
}

function smallTalk({ cues }: Question): UnansweredReason | undefined {
  if (cues.has("thanks")) return { kind: "thanks" };
  if (cues.has("about-bot")) return { kind: "about-bot" };
  return cues.has("greeting") ? { kind: "greeting" } : undefined;
}
