/** The picture of growth can be read by eye and by ear, and places what was measured where it belongs. */
import { describe, expect, it } from "vitest";
import { toGrowthPlot } from "../../benchmarks/retrieval/growth-plot.ts";
import { toPlot } from "../../benchmarks/retrieval/log-plot.ts";
import type { Measurement } from "../../benchmarks/retrieval/measurement.ts";

function measured(retriever: string, passages: number): Measurement {
  const quality = { mrr: 1, recallAt1: 1, recallAt5: 1 };
  const times = { p50: passages / 100, p95: passages / 10, buildMs: passages };
  const counts = { asked: 10, timed: 10, heapBytes: passages * 1000 };
  return { retriever, set: `synthetic-${passages}`, passages, quality, ...times, ...counts };
}

const box = { left: 0, top: 0, width: 400, height: 300 };

function plotOf(points: readonly (readonly [number, number])[]): string {
  return toPlot({ title: "Time", xLabel: "passages", series: [{ name: "a", points }] }, box);
}

describe("a plot", () => {
  it("places points by the logarithm of both values", () => {
    const places = Array.from(
      plotOf([
        [10, 1],
        [100, 10],
        [1000, 100],
      ]).matchAll(/translate\(([\d.]+),([\d.]+)\)/gu),
      ([, x, y]) => [Number(x), Number(y)] as const,
    );
    const [[x1, y1], [x2, y2], [x3, y3]] = places as [
      [number, number],
      [number, number],
      [number, number],
    ];
    expect(x2 - x1).toBeCloseTo(x3 - x2, 0);
    expect(y1 - y2).toBeCloseTo(y2 - y3, 0);
    expect(x1).toBeLessThan(x2);
    expect(y1).toBeGreaterThan(y2);
  });

  it("labels its axes in round numbers", () => {
    const plot = plotOf([
      [1000, 0.2],
      [100_000, 300],
    ]);
    for (const label of ["1k", "10k", "100k", "1", "10", "100"])
      expect(plot).toContain(`>${label}<`);
  });

  it("labels the axis of a single value, too", () => {
    expect(plotOf([[1000, 5]])).not.toContain("NaN");
  });
});

describe("the picture of growth", () => {
  const sizes = [1000, 10_000, 100_000];
  const plot = toGrowthPlot([
    ...sizes.map((size) => measured("ours", size)),
    ...sizes.map((size) => measured("a <peer> & co", size)),
    measured("once", 1000),
  ]);

  it("is an image with a title and a description that says what it shows", () => {
    expect(plot).toMatch(/^<svg [^>]*role="img" aria-labelledby="title desc">/u);
    expect(plot).toContain('<title id="title">');
    expect(plot).toMatch(/<desc id="desc">ours: at 1000 passages p50 10 and p95 100 microseconds/u);
  });

  it("brings a ground of its own, so that a dark page does not swallow it", () => {
    expect(plot).toContain('fill="#fff"');
  });

  it("escapes what names hold", () => {
    expect(plot).toContain("a &lt;peer> &amp; co");
    expect(plot).not.toContain("<peer>");
  });

  it("leaves out what was measured at one size only", () => {
    expect(plot).not.toContain("once");
  });

  it("draws no more lines than can be told apart", () => {
    const names = Array.from({ length: 10 }, (_, index) => `peer ${index}`);
    const crowded = toGrowthPlot(
      names.flatMap((name) => [measured(name, 1000), measured(name, 2000)]),
    );
    expect(names.filter((name) => crowded?.includes(`>${name}<`))).toEqual(names.slice(0, 8));
  });

  it("does not exist where nothing grew", () => {
    expect(toGrowthPlot([measured("ours", 1000)])).toBeUndefined();
  });
});
