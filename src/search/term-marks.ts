/** A query in, which of its words each term of a vocabulary counts for out. */
import { CloseForms } from "./close-forms.ts";
import type { PassageQuery } from "./passage-query.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** What a term does for a query. */
export interface TermRole {
  /** The word of the query, by its index. */
  readonly group: number;
  /** In (0, 1]: how much of the word it is. */
  readonly factor: number;
  /** It only begins like the word. */
  readonly isClose: boolean;
}

/** An array over the whole vocabulary, kept from query to query, so that a look costs next to nothing. */
export class TermMarks {
  readonly #vocabulary: Vocabulary;
  readonly #forms: CloseForms | undefined;
  /** Term id → 1 + place in `#roles`. */
  #marks = new Uint16Array(0);
  #marked: number[] = [];
  #roles: TermRole[] = [];

  constructor(vocabulary: Vocabulary, hasLetters: boolean) {
    this.#vocabulary = vocabulary;
    this.#forms = hasLetters ? new CloseForms(vocabulary) : undefined;
  }

  /** Forgets the query before. A term that several words may stand for counts for the first of them. */
  begin({ groups }: PassageQuery): void {
    for (const term of this.#marked) this.#marks[term] = 0;
    if (this.#marks.length < this.#vocabulary.size)
      this.#marks = new Uint16Array(Math.ceil(this.#vocabulary.size * 1.25));
    this.#marked = [];
    this.#roles = [];
    for (const [group, { alternatives }] of groups.entries())
      for (const { term, weight } of alternatives)
        this.#mark(this.#vocabulary.idOf(term), { group, factor: weight, isClose: false });
    for (const [group, { alternatives }] of groups.entries())
      for (const { id, closeness } of this.#forms?.of(alternatives[0]?.term ?? "") ?? [])
        this.#mark(id, { group, factor: closeness, isClose: true });
  }

  roleOf(term: number): TermRole | undefined {
    const mark = this.#marks[term] as number;
    return mark === 0 ? undefined : this.#roles[mark - 1];
  }

  #mark(term: number | undefined, role: TermRole): void {
    if (term === undefined || this.#marks[term] !== 0) return;
    this.#marks[term] = this.#roles.push(role);
    this.#marked.push(term);
  }
}
