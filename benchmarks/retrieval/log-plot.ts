/** Series of points in, a plot with logarithmic axes as SVG out. */

export interface Series {
  readonly name: string;
  /** Both coordinates above zero. */
  readonly points: readonly (readonly [x: number, y: number])[];
}

export interface Plot {
  readonly title: string;
  readonly xLabel: string;
  readonly series: readonly Series[];
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

interface Style {
  readonly colour: string;
  /** Of strokes and gaps, in pixels. */
  readonly dashes: string;
  /** A path around 0, 0: lines are told apart without colour, too. */
  readonly mark: string;
}

/** Each at least 3 : 1 against the white they are drawn on. */
const STYLES: readonly [Style, ...Style[]] = [
  { colour: "#0b5cad", dashes: "none", mark: "M-4,0a4,4 0 1,0 8,0a4,4 0 1,0 -8,0Z" },
  { colour: "#b3400f", dashes: "7 3", mark: "M-4,-4H4V4H-4Z" },
  { colour: "#00795c", dashes: "2 3", mark: "M0,-5L5,4H-5Z" },
  { colour: "#97357a", dashes: "9 3 2 3", mark: "M0,-5L5,0L0,5L-5,0Z" },
  { colour: "#7a6400", dashes: "4 4", mark: "M0,5L5,-4H-5Z" },
  { colour: "#4d4d4d", dashes: "12 4", mark: "M-5,-1.5H5V1.5H-5Z" },
  { colour: "#6a4fc4", dashes: "1 4", mark: "M-1.5,-5H1.5V5H-1.5Z" },
  { colour: "#a3123f", dashes: "10 2 2 2 2 2", mark: "M-5,-5L5,-5L0,0Z" },
];
/** Beyond, two lines of a plot would look the same. */
export const MOST_SERIES = STYLES.length;
const TICK_LENGTH = 4;

/** One plot within a box; room for the numbers of its axes is taken from the box. */
export function toPlot({ title, xLabel, series }: Plot, box: Box): string {
  const inner = {
    left: box.left + 56,
    top: box.top + 26,
    width: box.width - 76,
    height: box.height - 70,
  };
  const points = series.flatMap((one) => one.points);
  const x = toScale(
    points.map(([value]) => value),
    [inner.left, inner.left + inner.width],
  );
  const y = toScale(
    points.map(([, value]) => value),
    [inner.top + inner.height, inner.top],
  );
  return [
    `<text class="head" x="${box.left + 12}" y="${box.top + 14}">${escaped(title)}</text>`,
    ...y.ticks.map((tick) => yTick(tick, y.at(tick), inner)),
    ...x.ticks.map((tick) => xTick(tick, x.at(tick), inner)),
    `<path class="axis" d="M${inner.left},${inner.top}v${inner.height}h${inner.width}"/>`,
    `<text class="small" text-anchor="middle" x="${inner.left + inner.width / 2}" y="${inner.top + inner.height + 36}">${escaped(xLabel)}</text>`,
    ...series.map((one, index) => toLine(one, { index, x, y })),
  ].join("\n");
}

/** The names of the series with their lines and marks, from left to right, in as many rows as they need. */
export function toLegend(names: readonly string[], box: Box): string {
  const columns = Math.max(1, Math.floor(box.width / 210));
  const entries = names.map((name, index) => {
    const left = box.left + (index % columns) * 210;
    const top = box.top + Math.floor(index / columns) * 20;
    const { colour, dashes, mark } = styleOf(index);
    return [
      `<g stroke="${colour}" fill="${colour}"><path fill="none" stroke-width="2" stroke-dasharray="${dashes}" d="M${left},${top}h34"/>`,
      `<path stroke="none" transform="translate(${left + 17},${top})" d="${mark}"/></g>`,
      `<text x="${left + 42}" y="${top + 4}">${escaped(name)}</text>`,
    ].join("");
  });
  return entries.join("\n");
}

interface Scale {
  /** Powers of ten, and twice and five times them where there are few. */
  readonly ticks: readonly number[];
  at(value: number): number;
}

function toScale(values: readonly number[], [from, to]: readonly [number, number]): Scale {
  const least = Math.min(...values);
  const most = Math.max(...values);
  const low = Math.log10(least) - 0.04;
  const high = Math.log10(most) + 0.04;
  const at = (value: number) => from + ((Math.log10(value) - low) / (high - low)) * (to - from);
  return { ticks: ticksBetween(10 ** low, 10 ** high), at };
}

function ticksBetween(low: number, high: number): readonly number[] {
  const first = Math.floor(Math.log10(low));
  const last = Math.ceil(Math.log10(high));
  const steps = last - first > 3 ? [1] : [1, 2, 5];
  const powers = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  // Written as a decimal and read again, as 10 ** -1 * 2 is not exactly 0.2.
  return powers
    .flatMap((power) => steps.map((step) => Number(`${step}e${power}`)))
    .filter((tick) => tick >= low && tick <= high);
}

function yTick(tick: number, y: number, { left, width }: Box): string {
  return (
    `<path class="grid" d="M${left},${round(y)}h${width}"/>` +
    `<text class="small" text-anchor="end" x="${left - 6}" y="${round(y + 4)}">${toLabel(tick)}</text>`
  );
}

function xTick(tick: number, x: number, { top, height }: Box): string {
  return (
    `<path class="axis" d="M${round(x)},${top + height}v${TICK_LENGTH}"/>` +
    `<text class="small" text-anchor="middle" x="${round(x)}" y="${top + height + 18}">${toLabel(tick)}</text>`
  );
}

function toLine(
  { points }: Series,
  { index, x, y }: { index: number; x: Scale; y: Scale },
): string {
  const { colour, dashes, mark } = styleOf(index);
  const places = points.map(([a, b]) => [round(x.at(a)), round(y.at(b))] as const);
  const line = places
    .map((place, number) => `${number === 0 ? "M" : "L"}${place.join(",")}`)
    .join("");
  const marks = places.map(([a, b]) => `<path transform="translate(${a},${b})" d="${mark}"/>`);
  return (
    `<path fill="none" stroke="${colour}" stroke-width="2" stroke-dasharray="${dashes}" d="${line}"/>` +
    `<g fill="${colour}">${marks.join("")}</g>`
  );
}

function styleOf(index: number): Style {
  return STYLES[index % STYLES.length] ?? STYLES[0];
}

function toLabel(value: number): string {
  if (value >= 1e6) return `${value / 1e6}M`;
  return value >= 1000 ? `${value / 1000}k` : String(value);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

export function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
