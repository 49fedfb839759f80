/** The learner finds what tells right candidates from wrong ones, and is cautious as asked. */
import { describe, expect, it } from "vitest";
import type { Example } from "../../benchmarks/training/examples.ts";
import { learn } from "../../benchmarks/training/learn.ts";
import type { FeatureName, Features, OpenTerms } from "../../src/answer/decision-model.ts";
import { FEATURES, logOddsOf, probabilityOf } from "../../src/answer/decision-model.ts";

const options = { ridge: 0.001, termRidge: 0.001, caution: 2, steps: 300 };
const line = { id: "1", language: "en" } as Example["line"];

function features(given: Partial<Record<FeatureName, number>>): Features {
  const none = Object.fromEntries(FEATURES.map((name) => [name, 0])) as Features;
  return { ...none, bias: 1, ...given };
}

interface Measured {
  readonly features: Features;
  readonly openTerms: OpenTerms;
}

function measured(given: Features, ...open: readonly string[]): Measured {
  return { features: given, openTerms: new Map(open.map((term) => [term, 1])) };
}

function example(candidates: readonly [Measured, boolean][], isNoneRight: boolean): Example {
  return {
    line,
    candidates: candidates.map(([given, isRight]) => ({ ...given, isRight })),
    isNoneRight,
  };
}

const good = measured(features({ focus: 1 }));
const bad = measured(features({ focus: 0.2 }));

const answerable = example(
  [
    [bad, false],
    [good, true],
  ],
  false,
);
const unanswerable = example([[bad, false]], true);

describe("learn", () => {
  it("prefers the right candidate to the wrong one and to none, and none to the wrong one", () => {
    const weights = learn([answerable, answerable, unanswerable], options);
    expect(probabilityOf(logOddsOf(good, weights))).toBeGreaterThan(0.5);
    expect(probabilityOf(logOddsOf(bad, weights))).toBeLessThan(0.5);
  });

  it("leaves alone what tells nothing", () => {
    const weights = learn([answerable, unanswerable], options);
    expect(weights.isCorrected).toBe(0);
  });

  it("learns which terms may stay open and which may not", () => {
    const fatal = measured(features({ focus: 1 }), "per-sector");
    const harmless = measured(features({ focus: 1 }), "said");
    const weights = learn([example([[fatal, false]], true), example([[harmless, true]], false)], {
      ...options,
      steps: 600,
    });
    expect(weights.terms["per-sector"]).toBeLessThan(0);
    expect(logOddsOf(harmless, weights)).toBeGreaterThan(logOddsOf(fatal, weights));
  });

  it("answers less where a false answer costs more", () => {
    const doubtful = [
      example([[good, true]], false),
      example([[good, true]], false),
      example([[good, false]], true),
    ];
    const bold = learn(doubtful, { ...options, caution: 1 });
    const cautious = learn(doubtful, { ...options, caution: 8 });
    expect(logOddsOf(good, bold)).toBeGreaterThan(0);
    expect(logOddsOf(good, cautious)).toBeLessThan(0);
  });

  it("learns the same from the same", () => {
    expect(learn([answerable, unanswerable], options)).toEqual(
      learn([answerable, unanswerable], options),
    );
  });
});
