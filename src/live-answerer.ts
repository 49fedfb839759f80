/** An answerer in, the same out until it is replaced by another: each answer is wholly of one of them. */
import type {
  Answer,
  Answered,
  AnswerRef,
  AskOptions,
  Reading,
  ReadingRef,
  Topic,
} from "./answer/answer.ts";
import type { ExplainingAnswerer } from "./answer/answerer.ts";
import type { Explanation } from "./answer/explanation.ts";
import type { Language } from "./language/language.ts";

export class LiveAnswerer implements ExplainingAnswerer {
  #current: ExplainingAnswerer;
  #replacements = 0;

  constructor(first: ExplainingAnswerer) {
    this.#current = first;
  }

  get languages(): readonly Language[] {
    return this.#current.languages;
  }

  /** Never falls: neither does that of any answerer over one library. */
  get revision(): number {
    return this.#replacements + this.#current.revision;
  }

  replaceWith(next: ExplainingAnswerer): void {
    this.#current = next;
    this.#replacements += 1;
  }

  ask(text: string, options?: AskOptions): Answer {
    return this.#current.ask(text, options);
  }

  explain(text: string, options?: Pick<AskOptions, "hint">): readonly Explanation[] {
    return this.#current.explain(text, options);
  }

  complete(
    fragment: string,
    options: AskOptions & { readonly limit: number },
  ): readonly Answered[] {
    return this.#current.complete(fragment, options);
  }

  recall(ref: AnswerRef, locale: Language): Answer | undefined {
    return this.#current.recall(ref, locale);
  }

  read(ref: ReadingRef, locale: Language): Reading | undefined {
    return this.#current.read(ref, locale);
  }

  topics(locale: Language): readonly Topic[] {
    return this.#current.topics(locale);
  }
}
