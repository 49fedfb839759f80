/** Numbers in digits and words: atoms in, the value that stands at a place out. */
import type { Numerals } from "./analyzer.ts";
import type { Atom } from "./atoms.ts";

export type AmountKind = "number" | "year" | "percent";

/** Those that no word of a language looks like: XII for a plan, XX for a century. */
export const romanNumerals: ReadonlyMap<string, number> = new Map([
  ["viii", 8],
  ["ix", 9],
  ["xii", 12],
  ["xiii", 13],
  ["xiv", 14],
  ["xv", 15],
  ["xviii", 18],
  ["xix", 19],
  ["xx", 20],
  ["xxii", 22],
]);

/** A number found: atoms `[start, end)` are worth `value`. */
export interface Amount {
  readonly end: number;
  readonly kind: AmountKind;
  readonly value: number;
}

const ORDINAL_SUFFIXES = new Set(["°", "th", "st", "nd", "rd"]);

/** `60`, `60.000`, `60,000` and `2.5` as numbers; groups of three digits are thousands. */
export function parseDigits(digits: string): number {
  if (/^\d{1,3}(?:[.,']\d{3})+$/u.test(digits)) return Number(digits.replaceAll(/[.,']/gu, ""));
  return Number(digits.replace(",", "."));
}

/** The number at `start`, or undefined. One numeral system at a time. */
export function amountAt(
  atoms: readonly Atom[],
  start: number,
  numerals: Numerals,
): Amount | undefined {
  const first = startsWithPercent(atoms, start, numerals);
  const reading = readNumber(atoms, first, numerals);
  if (!reading) return undefined;
  const { value, end } = reading;
  if (first > start) return { end, kind: "percent", value };
  const percent = numerals.percent.find((sign) => standsAt(atoms, end, sign));
  if (percent !== undefined) return { end: end + atomCount(percent), kind: "percent", value };
  const isYear = end === start + 1 && /^(?:19|20)\d\d$/u.test(atoms[start]?.text ?? "");
  if (isYear || (reading.isDigitRun && value >= 1900 && value < 2100))
    return { end, kind: "year", value };
  const suffix = atoms[end];
  const hasSuffix = suffix !== undefined && ORDINAL_SUFFIXES.has(suffix.text);
  return { end: hasSuffix ? end + 1 : end, kind: "number", value };
}

interface Reading {
  readonly value: number;
  readonly end: number;
  /** Han digits one by one, as in 二〇一〇. */
  readonly isDigitRun: boolean;
}

function readNumber(
  atoms: readonly Atom[],
  start: number,
  numerals: Numerals,
): Reading | undefined {
  const run = readDigitRun(atoms, start, numerals);
  if (run) return run;
  let total = 0;
  let current: number | undefined;
  let section = 0;
  let index = start;
  for (; index < atoms.length; index++) {
    const { text, kind } = atoms[index] as Atom;
    const scale = index > start ? numerals.scales.get(text) : undefined;
    const unit = kind === "number" ? parseDigits(text) : numerals.units.get(text);
    const multiplier = numerals.multipliers.get(text);
    if (scale !== undefined) {
      total = (total + section + (current ?? 0)) * scale;
      section = 0;
      current = undefined;
    } else if (unit !== undefined) {
      if (current !== undefined && !(current >= 20 && current % 10 === 0 && unit < 10)) break;
      current = (current ?? 0) + unit;
    } else if (multiplier !== undefined) {
      section += (current ?? 1) * multiplier;
      current = undefined;
    } else break;
  }
  if (index === start) return undefined;
  return { value: total + section + (current ?? 0), end: index, isDigitRun: false };
}

function readDigitRun(
  atoms: readonly Atom[],
  start: number,
  numerals: Numerals,
): Reading | undefined {
  let digits = "";
  let index = start;
  for (; atoms[index]?.kind === "han"; index++) {
    const digit = numerals.units.get(atoms[index]?.text ?? "");
    if (digit === undefined || digit > 9) break;
    digits += digit;
  }
  return digits.length === 4 ? { value: Number(digits), end: index, isDigitRun: true } : undefined;
}

function startsWithPercent(atoms: readonly Atom[], start: number, numerals: Numerals): number {
  const prefix = numerals.percent.find((sign) => sign.length > 1 && standsAt(atoms, start, sign));
  return prefix === undefined ? start : start + atomCount(prefix);
}

/** The atoms of a percent sign: a Han prefix counts its characters, Latin its words. */
function atomCount(sign: string): number {
  return /\p{Script=Han}/u.test(sign) ? sign.length : sign.split(" ").length;
}

function standsAt(atoms: readonly Atom[], index: number, sign: string): boolean {
  const parts = /\p{Script=Han}/u.test(sign) ? Array.from(sign) : sign.split(" ");
  return parts.every((part, offset) => atoms[index + offset]?.text === part);
}
