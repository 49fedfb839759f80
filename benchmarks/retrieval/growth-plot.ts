/** Measurements at growing sizes in, the picture of how times and memory grow out, as SVG. */
import { escaped, MOST_SERIES, toLegend, toPlot, type Box, type Series } from "./log-plot.ts";
import type { Measurement } from "./measurement.ts";

const WIDTH = 900;
const MARGIN = 20;
const PANEL = { width: 430, height: 290 };
const LEGEND_TOP = 62;

const panels: readonly { readonly title: string; readonly of: (one: Measurement) => number }[] = [
  { title: "One search, p50, microseconds", of: ({ p50 }) => p50 },
  { title: "One search, p95, microseconds", of: ({ p95 }) => p95 },
  { title: "Building the index, seconds", of: ({ buildMs }) => buildMs / 1000 },
  { title: "Memory of the index, megabytes", of: (one) => bytesOf(one) / 1e6 },
];

/** `measurements`: of the synthetic sets. Retrievers measured at fewer than two sizes are left out, and those after the first eight. */
export function toGrowthPlot(measurements: readonly Measurement[]): string | undefined {
  const lines = linesOf(measurements);
  if (lines.length === 0) return undefined;
  const plotTop = LEGEND_TOP + 20 * Math.ceil(lines.length / 4);
  const height = plotTop + 2 * PANEL.height + MARGIN;
  const drawn = panels.map(({ title, of }, index) => {
    const series = lines.map(([name, points]) => toSeries(name, points, of));
    return toPlot({ title, xLabel: "passages", series }, boxOf(index, plotTop));
  });
  const legend = { left: MARGIN + 12, top: LEGEND_TOP, width: WIDTH - 2 * MARGIN, height: 0 };
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="title desc">`,
    `<title id="title">How search times, build times and memory grow with the number of passages</title>`,
    `<desc id="desc">${escaped(lines.map(([name, points]) => inWords(name, points)).join(" "))}</desc>`,
    // A ground of its own: an image does not know whether the page around it is white or dark.
    `<style>text{font:13px system-ui,sans-serif;fill:#1b1b1b}.head{font-weight:600}.small{font-size:11px;fill:#444}.grid{stroke:#ddd}.axis{stroke:#444;fill:none}</style>`,
    `<rect x="0.5" y="0.5" width="${WIDTH - 1}" height="${height - 1}" rx="8" fill="#fff" stroke="#bbb"/>`,
    `<text class="head" x="${MARGIN + 12}" y="34">Growth with the number of passages (both axes logarithmic)</text>`,
    toLegend(
      lines.map(([name]) => name),
      legend,
    ),
    ...drawn,
    "</svg>",
    "",
  ].join("\n");
}

type Line = readonly [name: string, points: readonly Measurement[]];

function linesOf(measurements: readonly Measurement[]): readonly Line[] {
  const names = new Set(measurements.map(({ retriever }) => retriever));
  return Array.from(names, (name): Line => {
    return [name, measurements.filter(({ retriever }) => retriever === name)];
  })
    .filter(([, points]) => points.length > 1)
    .slice(0, MOST_SERIES);
}

function toSeries(
  name: string,
  measurements: readonly Measurement[],
  of: (one: Measurement) => number,
): Series {
  const points = measurements.map((one) => [one.passages, of(one)] as const);
  // What is too small to be told from nothing has no place on a logarithmic axis.
  return { name, points: points.filter(([, y]) => y > 0).toSorted(([a], [b]) => a - b) };
}

function boxOf(index: number, top: number): Box {
  return {
    left: MARGIN + (index % 2) * PANEL.width,
    top: top + Math.floor(index / 2) * PANEL.height,
    ...PANEL,
  };
}

/** In the heap and outside it. */
export function bytesOf({ heapBytes, outsideHeapBytes = 0 }: Measurement): number {
  return heapBytes + outsideHeapBytes;
}

/** For those who do not see the picture: each line by its ends. */
function inWords(name: string, points: readonly Measurement[]): string {
  const sorted = points.toSorted((a, b) => a.passages - b.passages);
  const ends = [sorted[0], sorted.at(-1)].filter((one) => one !== undefined);
  const said = ends.map(
    (one) =>
      `at ${one.passages} passages p50 ${Math.round(one.p50)} and p95 ${Math.round(one.p95)} microseconds, ` +
      `built in ${(one.buildMs / 1000).toFixed(1)} s, ${Math.round(bytesOf(one) / 1e6)} MB`,
  );
  return `${name}: ${said.join("; ")}.`;
}
