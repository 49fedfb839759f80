/** Folded text in, its smallest units out: a Latin word, a number, a single Han character, a sign. */
import { fold } from "./folding.ts";
import type { Span } from "./span.ts";

export type AtomKind = "word" | "number" | "han" | "sign";

/** The smallest unit a phrase is made of. Its span is in the original text. */
export interface Atom extends Span {
  readonly kind: AtomKind;
  readonly text: string;
}

const ATOM =
  /(\p{Script=Han})|(\d{1,3}(?:[.,']\d{3})+(?!\d)|\d+(?:[.,]\d+)?)|((?:(?!\p{Script=Han})\p{L})+)|[%°$€¥]/gu;

export function toAtoms(text: string): readonly Atom[] {
  const folded = fold(text);
  const atoms: Atom[] = [];
  for (const match of folded.text.matchAll(ATOM)) {
    const start = folded.origin[match.index] ?? 0;
    const end = nextOrigin(folded.origin, match.index + match[0].length, start);
    atoms.push({ kind: kindOf(match), text: match[0], start, end });
  }
  return atoms;
}

/** The offset behind a character that was folded into several: ½ is "1⁄2", and all of it. */
function nextOrigin(origin: readonly number[], index: number, start: number): number {
  let next = index;
  while ((origin[next] ?? Infinity) <= start) next += 1;
  return origin[next] ?? origin.at(-1) ?? start;
}

function kindOf([, han, number, word]: readonly (string | undefined)[]): AtomKind {
  if (han !== undefined) return "han";
  if (number !== undefined) return "number";
  return word === undefined ? "sign" : "word";
}
