/** Atoms in, the cheapest cover of them by known phrases, numbers and unknown words out. */
import type { Numerals } from "./analyzer.ts";
import type { Atom } from "./atoms.ts";
import type { Amount } from "./numerals.ts";
import { amountAt } from "./numerals.ts";

/** Atoms `[start, end)` taken as one unit. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  readonly ids: readonly string[];
  readonly amount?: Amount;
  readonly isUnknown: boolean;
}

interface Vocabulary {
  readonly matchesAt: (
    index: number,
  ) => readonly { end: number; ids: readonly string[]; cost: number }[];
  readonly numerals: readonly Numerals[];
  readonly isNumeral: (text: string) => boolean;
  readonly segmentHan: (run: string) => readonly string[];
}

/** An unknown word costs more than any way of knowing it; a sign may go unread. */
const UNKNOWN_COST = { word: 8, han: 4, number: 8, sign: 0.1 } as const;
const AMOUNT_COST = 1.02;
/** A single Han character torn out of a longer word, such as 中 of 中国, is hardly what was meant. */
const TORN_COST = 4;

export function segmentAtoms(atoms: readonly Atom[], vocabulary: Vocabulary): readonly Piece[] {
  const cost = Array.from({ length: atoms.length + 1 }, () => 0);
  const bounds = wordBounds(atoms, vocabulary);
  const choice: Piece[] = [];
  for (let start = atoms.length - 1; start >= 0; start--) {
    cost[start] = Infinity;
    for (const { piece, cost: own } of optionsAt(atoms, start, vocabulary)) {
      const isTorn =
        piece.end === start + 1 &&
        !piece.isUnknown &&
        !(bounds.has(start) && bounds.has(piece.end));
      const total = own + (isTorn ? TORN_COST : 0) + (cost[piece.end] ?? 0);
      if (total >= (cost[start] ?? 0)) continue;
      cost[start] = total;
      choice[start] = piece;
    }
  }
  return joinUnknownHan(atoms, readChoices(choice, atoms.length), vocabulary);
}

function* optionsAt(atoms: readonly Atom[], start: number, vocabulary: Vocabulary) {
  const atom = atoms[start] as Atom;
  const matches = vocabulary.matchesAt(start);
  for (const { end, ids, cost } of matches) {
    const same = matches.filter((match) => match.end === end && match.cost <= cost + 0.2);
    const all = [...new Set([...ids, ...same.flatMap((match) => match.ids)])];
    yield { piece: { start, end, ids: all, isUnknown: false }, cost };
  }
  for (const numerals of vocabulary.numerals) {
    const amount = amountAt(atoms, start, numerals);
    if (amount && !isArticle(atom, amount, start))
      yield {
        piece: { start, end: amount.end, ids: [], amount, isUnknown: false },
        cost: AMOUNT_COST,
      };
  }
  const isUnknown = atom.kind !== "sign";
  yield { piece: { start, end: start + 1, ids: [], isUnknown }, cost: UNKNOWN_COST[atom.kind] };
}

/** Where words begin and end; Han runs are cut as a segmenter cuts them, and where every character is a known word. */
function wordBounds(
  atoms: readonly Atom[],
  { segmentHan, matchesAt, isNumeral }: Vocabulary,
): ReadonlySet<number> {
  const bounds = new Set([0]);
  for (let start = 0; start < atoms.length;) {
    let end = start;
    while (atoms[end]?.kind === "han") end++;
    const run = atoms
      .slice(start, end)
      .map((atom) => atom.text)
      .join("");
    let position = start;
    for (const word of run === "" ? [] : segmentHan(run)) {
      const inside = Array.from(word, (_, offset) => position + offset);
      const isMadeOfWords = inside.every(
        (index) =>
          isNumeral(atoms[index]?.text ?? "") ||
          matchesAt(index).some((match) => match.end === index + 1),
      );
      if (isMadeOfWords) for (const index of inside) bounds.add(index);
      bounds.add((position += inside.length));
    }
    start = Math.max(end, start + 1);
    bounds.add(start);
  }
  return bounds;
}

/** A single 一 counts nothing: 一个 is "a". */
function isArticle(atom: Atom, { value, end }: Amount, start: number): boolean {
  return atom.kind === "han" && value === 1 && end === start + 1;
}

function readChoices(choice: readonly Piece[], length: number): Piece[] {
  const pieces: Piece[] = [];
  for (let index = 0; index < length;) {
    const piece = choice[index] as Piece;
    pieces.push(piece);
    index = piece.end;
  }
  return pieces;
}

/** Unknown Han characters that stand together are read as the words a segmenter makes of them. */
function joinUnknownHan(
  atoms: readonly Atom[],
  pieces: readonly Piece[],
  vocabulary: Vocabulary,
): readonly Piece[] {
  const joined: Piece[] = [];
  for (let index = 0; index < pieces.length;) {
    let end = index;
    while (pieces[end]?.isUnknown && atoms[pieces[end]?.start ?? 0]?.kind === "han") end++;
    if (end === index) {
      joined.push(pieces[index] as Piece);
      index += 1;
      continue;
    }
    let start = pieces[index]?.start ?? 0;
    const run = pieces.slice(index, end).map((piece) => atoms[piece.start]?.text ?? "");
    for (const word of vocabulary.segmentHan(run.join(""))) {
      const length = Array.from(word).length;
      joined.push({ start, end: start + length, ids: [], isUnknown: true });
      start += length;
    }
    index = end;
  }
  return joined;
}
