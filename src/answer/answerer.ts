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
import type { RefPart } from "./answer-ref.ts";
import { hashKey, parseRef } from "./answer-ref.ts";
import { halvesOf, lastClausesOf, sentencesOf } from "./clauses.ts";
import { completeFragment } from "./completion.ts";
import { Composer, LONGEST_QUESTION, inLocale } from "./composition.ts";
import type { Decision } from "./decision.ts";
import { decide } from "./decision.ts";
import type { Explanation } from "./explanation.ts";
import { explainQuestion } from "./explanation.ts";
import { FactIndex } from "./fact-index.ts";
import type { Question } from "./question.ts";
import { toQuestion } from "./question.ts";

const DEFAULT_LOCALE = "en";
const MOST_PARTS = 4;

/** An answerer that also says how it understood a question. */
export interface ExplainingAnswerer extends Answerer {
  /** The whole text first, then each of its sentences where it has several. */
  explain(text: string, options?: Pick<AskOptions, "hint">): readonly Explanation[];
}

export function createAnswerer(
  knowledge: Knowledge,
  languages: readonly Analyzer[] = analyzers,
): ExplainingAnswerer {
  return new KnowledgeAnswerer(knowledge, languages);
}

class KnowledgeAnswerer implements ExplainingAnswerer {
  readonly languages: readonly Language[];
  readonly #knowledge: Knowledge;
  readonly #index: FactIndex;
  readonly #composer: Composer;

  constructor(knowledge: Knowledge, languages: readonly Analyzer[]) {
    this.#knowledge = knowledge;
    this.languages = languages.map(({ language }) => language);
    this.#index = new FactIndex(knowledge, new Lexicon(languages));
    this.#composer = new Composer(knowledge);
  }

  ask(text: string, options: AskOptions = {}): Answer {
    const { locale } = options;
    const hint = this.#installed(options.hint);
    if (text.length > LONGEST_QUESTION) return this.#tooLong({ locale, hint });
    const question = toQuestion(text, this.#index.lexicon, hint);
    const language = question.language ?? hint ?? DEFAULT_LOCALE;
    const setting = { language, locale: locale ?? language };
    if (!/[\p{L}\p{N}]/u.test(text)) return this.#refuse({ kind: "empty" }, setting);
    const decisions = this.#decideAll(question);
    const parts = toParts(decisions);
    const confidence = Math.max(...decisions.map((decision) => decision.confidence));
    const answer = parts.length > 0 && this.#composer.compose(parts, { ...setting, confidence });
    if (answer) return answer;
    const talk = smallTalk(question);
    if (talk) return this.#refuse(talk, setting);
    return this.#say(decisions[0], { ...setting, confidence });
  }

  explain(text: string, { hint }: Pick<AskOptions, "hint"> = {}): readonly Explanation[] {
    const whole = text.slice(0, LONGEST_QUESTION);
    const sentences = sentencesOf(whole);
    return [whole, ...(sentences.length > 1 ? sentences : [])].map((part) =>
      explainQuestion(toQuestion(part, this.#index.lexicon, this.#installed(hint)), this.#index),
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
      index: this.#index,
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

  /** The whole first; where that has no answer, its sentences, and the halves of a single one. */
  #decideAll(question: Question): readonly Decision[] {
    const whole = decide(question, this.#index);
    const sentences = sentencesOf(question.text);
    if (sentences.length > 1) {
      const decisions = sentences.map((sentence) =>
        this.#decideSentence(sentence, question.language),
      );
      const said = decisions.flat().filter(isSaid);
      const isWhole =
        said.length === 1 && said.some((part) => subjectOf(part) === subjectOf(whole));
      if (isWhole) return [whole];
      if (said.some(({ outcome }) => outcome !== "gap")) return said;
      return isSaid(whole) ? [whole] : [said[0] ?? whole];
    }
    return this.#decideHalves(question, whole);
  }

  #decideSentence(sentence: string, language: Language | undefined): readonly Decision[] {
    const question = toQuestion(sentence, this.#index.lexicon, language);
    const decision = decide(question, this.#index);
    if (question.cues.has("order") && !isSaid(decision)) return [];
    return this.#decideHalves(question, decision);
  }

  #decideHalves(question: Question, whole: Decision): readonly Decision[] {
    for (const halves of halvesOf(question.text)) {
      const decisions = halves.map((half) =>
        decide(toQuestion(half, this.#index.lexicon, question.language), this.#index),
      );
      const isNew = new Set(decisions.map(subjectOf)).size === decisions.length;
      const isBetter = decisions.every(
        (decision) => isSaid(decision) && decision.confidence >= whole.confidence - 0.2,
      );
      const asksTwice = halves.every(
        (half) => toQuestion(half, this.#index.lexicon, question.language).types.size > 0,
      );
      if (isNew && isBetter && asksTwice) return decisions;
    }
    return isSaid(whole) ? [whole] : [this.#decideLastClause(question) ?? whole];
  }

  /** A short question at the end of a long story is asked for itself. */
  #decideLastClause(question: Question): Decision | undefined {
    for (const clause of lastClausesOf(question.text)) {
      const last = toQuestion(clause, this.#index.lexicon, question.language);
      if (last.types.size === 0) continue;
      const decision = decide(last, this.#index);
      if (isSaid(decision)) return decision;
    }
    return undefined;
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

  #tooLong({ locale, hint }: AskOptions): Answer {
    const language = hint ?? DEFAULT_LOCALE;
    const reason = { kind: "too-long", limit: LONGEST_QUESTION } as const;
    return this.#refuse(reason, { language, locale: locale ?? language });
  }

  /** Undefined where no analyser of the language is installed. */
  #installed(language: Language | undefined): Language | undefined {
    return this.languages.find((installed) => installed === language);
  }

  #refuse(reason: UnansweredReason, setting: { language: Language; locale: Language }): Answer {
    return this.#composer.refusal(reason, { ...setting, confidence: 1, nearest: [] });
  }
}

function isSaid({ outcome }: Decision): boolean {
  return outcome === "fact" || outcome === "unlisted" || outcome === "gap";
}

function subjectOf(decision: Decision): string {
  if (decision.outcome === "fact" || decision.outcome === "unlisted") return decision.fact.key;
  return decision.outcome === "gap" ? decision.gap.key : decision.outcome;
}

function toParts(decisions: readonly Decision[]): readonly RefPart[] {
  const parts = new Map<string, RefPart>();
  for (const decision of decisions) {
    if (decision.outcome === "fact")
      parts.set(decision.fact.key, { said: decision.polarity ?? "plain", key: decision.fact.key });
    else if (decision.outcome === "unlisted")
      parts.set(decision.fact.key, { said: "unlisted", key: decision.fact.key });
    else if (decision.outcome === "gap")
      parts.set(decision.gap.key, { said: "gap", key: decision.gap.key });
  }
  return [...parts.values()].slice(0, MOST_PARTS);
}

function smallTalk({ cues }: Question): UnansweredReason | undefined {
  if (cues.has("thanks")) return { kind: "thanks" };
  if (cues.has("about-bot")) return { kind: "about-bot" };
  return cues.has("greeting") ? { kind: "greeting" } : undefined;
}
