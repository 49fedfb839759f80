/** What begins alike is found, also where the hashes of two beginnings are the same. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { TermBeginnings } from "../../src/search/term-beginnings.ts";
import { hashOf, Vocabulary } from "../../src/search/vocabulary.ts";

const LENGTH = 4;

/** Two beginnings of one hash, found by making many. */
function collision(): readonly [string, string] {
  const byHash = new Map<number, string>();
  for (let number = 0; ; number++) {
    const beginning = number.toString(36).padStart(LENGTH, "~").slice(-LENGTH);
    const term = String.fromCodePoint(0x4e00 + (number >> 8)) + beginning.slice(1);
    const hash = hashOf(term, LENGTH);
    const other = byHash.get(hash);
    if (other !== undefined && other !== term) return [other, term];
    byHash.set(hash, term);
  }
}

describe("the terms that begin like one", () => {
  it("are all of them, in the order of their ids, and no others", () => {
    const [one, other] = collision();
    const beginning = fc.constantFrom(one, other, "casa", "cas", "caso");
    const term = fc.tuple(beginning, fc.string({ maxLength: 2 })).map(([a, b]) => a + b);
    fc.assert(
      fc.property(fc.array(term), fc.array(term), (first, asked) => {
        const vocabulary = new Vocabulary();
        vocabulary.count(first.slice(0, 5), 1);
        const beginnings = new TermBeginnings(vocabulary, LENGTH);
        for (const [index, like] of [...asked, one, other].entries()) {
          for (const learned of first.slice(5 + index, 6 + index)) vocabulary.learn(learned);
          const all = Array.from({ length: vocabulary.size }, (_, id) => id);
          const expected = all.filter((id) => {
            const known = vocabulary.term(id);
            return known.length >= LENGTH && known.startsWith(like.slice(0, LENGTH));
          });
          expect(beginnings.like(like)).toEqual(like.length < LENGTH ? [] : expected);
        }
      }),
    );
  });
});
