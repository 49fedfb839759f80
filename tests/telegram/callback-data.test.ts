import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toRef, type RefPart } from "../../src/answer/answer-ref.ts";
import type { Action } from "../../src/rendering/reply.ts";
import { parseCallbackData, toCallbackData } from "../../src/telegram/callback-data.ts";
import { i18n } from "./fonti-on-server.ts";
import { hostileTexts } from "./hostile-text.ts";

const key = fc.string();
const part: fc.Arbitrary<RefPart> = fc.oneof(
  fc.record({ said: fc.constantFrom("plain", "yes", "no", "unlisted", "gap", "near"), key }),
  fc.record({
    said: fc.constant("refused"),
    reason: fc.constantFrom("empty", "no-match", "ambiguous"),
  }),
  fc.record({
    said: fc.constant("passage"),
    place: fc.record({
      source: fc.stringMatching(/^[0-9a-z]{7}$/),
      ordinal: fc.integer({ min: 0, max: 36 ** 4 - 1 }),
      check: fc.stringMatching(/^[0-9a-z]{3}$/),
      first: fc.integer({ min: 0, max: 1295 }),
      count: fc.integer({ min: 0, max: 35 }),
    }),
  }),
);
/** As answers have them: up to four facts, or a passage. */
const refs = fc
  .oneof(
    fc.array(
      part.filter(({ said }) => said !== "passage"),
      { minLength: 1, maxLength: 4 },
    ),
    part.map((one) => [one]),
  )
  .map(toRef);
const locales = fc.constantFrom(...i18n.locales);
const topics = fc.stringMatching(/^[0-9a-z-]{1,24}$/);

type Stored = Exclude<Action, { readonly kind: "open" | "copy" }>;

const actions: fc.Arbitrary<Stored> = fc.oneof(
  fc.record({ kind: fc.constantFrom("show", "give", "browse"), ref: refs, locale: locales }),
  fc.record({ kind: fc.constant("topics"), locale: locales }),
  fc.record({
    kind: fc.constant("topic"),
    topic: topics,
    page: fc.integer({ min: 0, max: 9999 }),
    locale: locales,
  }),
  fc.record({ kind: fc.constant("speak"), locale: fc.option(locales) }),
);

describe("callback data", () => {
  it("fits into 64 bytes and says the same when it is read", () => {
    fc.assert(
      fc.property(actions, (action) => {
        const data = toCallbackData(action);
        expect(Buffer.byteLength(data)).toBeGreaterThanOrEqual(1);
        expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64);
        expect(parseCallbackData(data, i18n)).toEqual(action);
      }),
      { numRuns: 1000 },
    );
  });

  it("of any other origin is read as an action of ours or as none", () => {
    const letters = fc.constantFrom("a", "n", "b", "t", "e", "l", "x", "__proto__");
    const names = fc.oneof(hostileTexts, fc.constantFrom("constructor", "it", "auto", "../x"));
    const data = fc.oneof(
      hostileTexts,
      fc.tuple(letters, names, names, names).map((parts) => parts.join(":")),
    );
    fc.assert(
      fc.property(data, (text) => {
        const action = parseCallbackData(text, i18n);
        const bytes = action === undefined ? 0 : Buffer.byteLength(toCallbackData(action));
        expect(bytes).toBeLessThanOrEqual(64);
      }),
      { numRuns: 1000 },
    );
  });
});
