/** The terms of an index keep their ids, also those that were written down and are made only when asked for. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hashOf, Vocabulary } from "../../src/search/vocabulary.ts";

/** Few letters, so that many terms come again and many begin alike. */
const term = fc.oneof(
  fc.string({ unit: fc.constantFrom("a", "b", "è", "市", "场"), minLength: 1, maxLength: 6 }),
  fc.string({ minLength: 1 }).filter((one) => !one.includes("\n")),
);
const documents = fc.array(fc.uniqueArray(term, { maxLength: 8 }), { maxLength: 30 });

class Model {
  readonly ids = new Map<string, number>();
  readonly frequencies = new Map<string, number>();

  count(terms: readonly string[]): void {
    for (const one of terms) {
      if (!this.ids.has(one)) this.ids.set(one, this.ids.size);
      this.frequencies.set(one, (this.frequencies.get(one) ?? 0) + 1);
    }
  }
}

/** Of each term its id, its frequency and how it begins, asked for before the term is made and after. */
function told(vocabulary: Vocabulary, { ids }: Model): unknown {
  return [
    vocabulary.size,
    ...Array.from(ids.keys(), (one, id) => [
      vocabulary.hashOfBeginning(id, 2),
      vocabulary.idOf(one),
      vocabulary.term(id),
      vocabulary.hashOfBeginning(id, 1),
      vocabulary.frequency(one),
      vocabulary.idOf(`${one}\n`),
    ]),
    [vocabulary.idOf(""), vocabulary.term(ids.size), vocabulary.frequency("nobody's")],
  ];
}

function expected({ ids, frequencies }: Model): unknown {
  return [
    ids.size,
    ...Array.from(ids, ([one, id]) => [
      one.length < 2 ? undefined : hashOf(one, 2),
      id,
      one,
      hashOf(one, 1),
      frequencies.get(one),
      undefined,
    ]),
    [undefined, "", 0],
  ];
}

describe("a vocabulary", () => {
  it("gives each term an id, and gives it back, before and after it was written down", () => {
    fc.assert(
      fc.property(documents, documents, (before, after) => {
        const model = new Model();
        const first = new Vocabulary();
        for (const terms of before) {
          first.count(terms, 1);
          model.count(terms);
        }
        expect(told(first, model)).toEqual(expected(model));
        expect(told(new Vocabulary(first.state()), model)).toEqual(expected(model));
        const grown = new Vocabulary(first.state());
        for (const terms of after) {
          grown.count(terms, 1);
          model.count(terms);
        }
        expect(told(grown, model)).toEqual(expected(model));
        expect(told(new Vocabulary(grown.state()), model)).toEqual(expected(model));
      }),
    );
  });

  it("finds every one of many terms", () => {
    const many = Array.from({ length: 20_000 }, (_, index) => `parola${index}`);
    const first = new Vocabulary();
    first.count(many, 1);
    const again = new Vocabulary(first.state());
    for (const [id, one] of many.entries())
      expect([first.idOf(one), again.idOf(one)]).toEqual([id, id]);
  });

  it("is not made of fewer terms than it counts", () => {
    const frequencies = Uint32Array.from([1, 1, 1]);
    expect(() => new Vocabulary({ lines: "uno\ndue", frequencies })).toThrow(RangeError);
  });
});
