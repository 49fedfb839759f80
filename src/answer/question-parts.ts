/** A question in, what is decided of it, part by part, out. */
import type { CueName } from "../language/analyzer.ts";
import type { Language } from "../language/language.ts";
import type { Joints } from "./clauses.ts";
import { jointsOf, lastClausesOf, sentencesOf } from "./clauses.ts";
import type { Decider, Decision } from "./decision.ts";
import { saidKey } from "./decision.ts";
import { isNamed } from "./fact-matcher.ts";
import type { NamedUnit, Question } from "./question.ts";
import { toQuestion } from "./question.ts";

/** What was decided of the parts of a question, and the part nothing could be said of. */
export interface DecidedParts {
  readonly decisions: readonly [Decision, ...Decision[]];
  /** As it was written; undefined where every part that asks something has its answer. */
  readonly missing?: string | undefined;
}

/** The whole first; where that has no answer, its sentences, its halves, and the things it lists. */
export function decideParts(question: Question, decider: Decider): DecidedParts {
  const sentences = sentencesOf(question.text);
  const parts = new Parts(decider, question.language);
  return sentences.length > 1 ? parts.ofText(question, sentences) : parts.ofSentence(question);
}

/** What a question with one of these says beside its question needs no answer. */
const UNASKED: readonly CueName[] = ["order", "greeting", "thanks", "about-bot"];
const MOST_LISTED = 4;

class Parts {
  readonly #decider: Decider;
  readonly #language: Language | undefined;
  readonly #joints: Joints;

  constructor(decider: Decider, language: Language | undefined) {
    this.#decider = decider;
    this.#language = language;
    this.#joints = jointsOf(decider.index.lexicon.analyzerOf(language));
  }

  ofText(question: Question, sentences: readonly string[]): DecidedParts {
    const whole = this.#decider.decide(question);
    const decided = sentences.map((sentence) => {
      const part = this.#read(sentence);
      return { part, ...this.ofSentence(part) };
    });
    const said = decided.flatMap(({ part, decisions }) =>
      part.cues.has("order") ? decisions.filter(isFound) : decisions.filter(isSaid),
    );
    if (said.length === 1 && said.some((one) => subjectOf(one) === subjectOf(whole)))
      return { decisions: [whole], missing: isSettled(whole) ? undefined : missingOf(decided) };
    const [first, ...others] = said;
    if (first && said.some(({ outcome }) => outcome !== "gap"))
      return { decisions: [first, ...others], missing: missingOf(decided) };
    return { decisions: [isSaid(whole) ? whole : (first ?? whole)] };
  }

  ofSentence(question: Question): DecidedParts {
    const whole = this.#decider.decide(question);
    const halves = this.#halves(question, whole);
    if (halves) return halves;
    const listed = isSettled(whole) ? undefined : this.#listed(question);
    if (listed) return { decisions: listed };
    if (isSaid(whole)) return { decisions: [whole] };
    return { decisions: [this.#lastClause(question) ?? whole] };
  }

  /** Two questions in one sentence, each with a question word of its own. */
  #halves(question: Question, whole: Decision): DecidedParts | undefined {
    let best: DecidedParts | undefined;
    for (const texts of this.#joints.halvesOf(question.text)) {
      const later = this.#read(texts[1]);
      const former = asksForItself(later) ? this.#read(texts[0]) : undefined;
      if (!former || !asksForItself(former)) continue;
      const [first, second] = [this.#decider.decide(former), this.#decider.decide(later)];
      const isTwice = isSaid(first) && isSaid(second) && subjectOf(first) !== subjectOf(second);
      const areFound = isFound(first) && isFound(second);
      if (isTwice && (areFound || !isSaid(whole))) return { decisions: [first, second] };
      if (isSaid(whole) || best) continue;
      if (isFound(first) && !isSaid(second)) best = { decisions: [first], missing: texts[1] };
      if (isFound(second) && !isSaid(first)) best = { decisions: [second], missing: texts[0] };
    }
    return best;
  }

  /** "Are consulting and animation in the plan?" is asked of each thing it lists. */
  #listed(question: Question): readonly [Decision, ...Decision[]] | undefined {
    if (!question.types.has("yes-no") && !question.cues.has("member")) return undefined;
    const listed = this.#listedUnits(question);
    if (listed.length < 2 || listed.length > MOST_LISTED) return undefined;
    const cues = new Set<CueName>([...question.cues, "member"]);
    const decisions = listed.map((one) => {
      const others = new Set(listed.filter((unit) => unit !== one));
      const units = question.units.filter((unit) => !others.has(unit));
      return this.#decider.decide({ ...question, units, cues });
    });
    const [first, ...others] = decisions;
    const areSeveral = new Set(decisions.map(subjectOf)).size > 1;
    return first && areSeveral && decisions.every(isFound) ? [first, ...others] : undefined;
  }

  /** Units with nothing but a joint between them: "film, fairs and tourism". */
  #listedUnits({ text, units }: Question): readonly NamedUnit[] {
    const { lexicon } = this.#decider.index;
    let best: readonly NamedUnit[] = [];
    let run: NamedUnit[] = [];
    for (const [place, unit] of units.entries()) {
      const previous = units[place - 1];
      const between = previous && text.slice(previous.end, unit.start);
      const isNext =
        between !== undefined && this.#joints.joins(between, (word) => lexicon.isStopWord(word));
      run = isNext ? [...run, unit] : [unit];
      if (run.length > best.length) best = run;
    }
    return best;
  }

  /** A short question at the end of a long story is asked for itself. */
  #lastClause(question: Question): Decision | undefined {
    for (const clause of lastClausesOf(question.text)) {
      const last = this.#read(clause);
      if (last.types.size === 0) continue;
      const decision = this.#decider.decide(last);
      if (isSaid(decision)) return decision;
    }
    return undefined;
  }

  #read(text: string): Question {
    return toQuestion(text, this.#decider.index.lexicon, this.#language);
  }
}

/** Gaps are honest, but no answer: beside one, what is missing is not told. */
function isFound({ outcome }: Decision): boolean {
  return outcome === "fact" || outcome === "unlisted";
}

/** It answers everything that was named; a no to several things may still be a yes to one of them. */
function isSettled(decision: Decision): boolean {
  return decision.outcome === "fact" && decision.isComplete && decision.polarity !== "no";
}

function asksForItself({ types, cues, units }: Question): boolean {
  return types.size > 0 && units.length > 0 && !UNASKED.some((cue) => cues.has(cue));
}

/** The first sentence that asks something ("And for 2015?" does) and got nothing. */
function missingOf(
  decided: readonly (DecidedParts & { readonly part: Question })[],
): string | undefined {
  const missing = decided.find(
    ({ part, decisions }) =>
      (asksForItself(part) || part.units.some(isNamed)) &&
      isQuestion(part) &&
      !decisions.some(isSaid),
  );
  return missing?.part.text ?? decided.find((one) => one.missing !== undefined)?.missing;
}

function isQuestion({ text }: Question): boolean {
  return /[?？]/u.test(text);
}

function isSaid(decision: Decision): boolean {
  return saidKey(decision) !== undefined;
}

function subjectOf(decision: Decision): string {
  return saidKey(decision) ?? decision.outcome;
}
