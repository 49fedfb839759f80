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
  matchesAt(index: number): readonly { end: number; ids: readonly string[]; cost: number }[];
  readonly numerals: readonly Numerals[];
  segmentHan(run: string): readonly string[];
}

/** An unknown word costs more than any way of knowing it; a sign may go unread. */
const UNKNOWN_COST = { word: 8, han: 4, number: 8, sign: 0.1 } as const;
const AMOUNT_COST = 1.02;

export function segmentAtoms(atoms: readonly Atom[], vocabulary: Vocabulary): readonly Piece[] {
  const cost = Array.from({ length: atoms.length + 1 }, () => 0);
  const choice: Piece[] = [];
  for (let start = atoms.length - 1; start >= 0; start--) {
    cost[start] = Infinity;
    for (const { piece, cost: own } of optionsAt(atoms, start, vocabulary)) {
      const total = own + (cost[piece.end] ?? 0);
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
    if (amount)
      yield { piece: { start, end: amount.end, ids: [], amount, isUnknown: false }, cost: AMOUNT_COST };
  }
  const isUnknown = atom.kind !== "sign";
  yield { piece: { start, end: start + 1, ids: [], isUnknown }, cost: UNKNOWN_COST[atom.kind] };
}

function readChoices(choice: readonly Piece[], length: number): Piece[] {
  const pieces: Piece[] = [];
  for (let index = 0; index < length; ) {
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
  for (let index = 0; index < pieces.length; ) {
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
