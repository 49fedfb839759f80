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
  /** Unknown, and built like the name of a person. */
  readonly isPerson?: boolean;
}

interface Vocabulary {
  readonly matchesAt: (
    index: number,
  ) => readonly { end: number; ids: readonly string[]; cost: number }[];
  readonly numerals: readonly Numerals[];
  readonly isNumeral: (text: string) => boolean;
  readonly segmentHan: (run: string) => readonly string[];
  /** Whether a known phrase hardly names anything, so that it may be a part of a word nobody knows. */
  readonly isFaint: (ids: readonly string[]) => boolean;
}

/** An unknown word costs more than any way of knowing it; a sign may go unread. */
const UNKNOWN_COST = { word: 8, han: 4, number: 8, sign: 0.1 } as const;
/** A Han word that a segmenter knows is unknown as a whole rather than character by character. */
const UNKNOWN_HAN_WORD_COST = 5.5;
const AMOUNT_COST = 1.02;
/** The commonest surnames that are hardly ever words of their own. */
const SURNAMES: ReadonlySet<string> = new Set(
  "王李张刘陈杨赵黄周吴徐孙胡朱郭林罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁叶蒋杜苏魏程吕丁沈姚卢姜崔钟谭陆汪范廖贾韦傅邹熊孟秦邱侯尹薛闫雷黎薄习温栗贺",
);
/** In characters: a surname of one and a given name of two. */
const MOST_NAME = 3;
const PERSON_COST = 5;
/** A single Han character torn out of a longer word, such as 中 of 中国, is hardly what was meant. */
const TORN_COST = 4;
/** A longer phrase that ends inside a word of the segmenter may be one that the segmenter does not know. */
const CROSSING_COST = 0.7;

export function segmentAtoms(atoms: readonly Atom[], given: Vocabulary): readonly Piece[] {
  const vocabulary = { ...given, matchesAt: remembering(given.matchesAt) };
  const cost = Array.from({ length: atoms.length + 1 }, () => 0);
  const { bounds, words } = wordBounds(atoms, vocabulary);
  const choice: Piece[] = [];
  for (let start = atoms.length - 1; start >= 0; start--) {
    cost[start] = Infinity;
    for (const { piece, cost: own } of [
      ...optionsAt(atoms, start, vocabulary),
      ...unknownWord(start, words.get(start)),
      ...personAt(atoms, start, words),
    ]) {
      const isCrossing = !piece.isUnknown && !(bounds.has(start) && bounds.has(piece.end));
      const crossing = piece.end === start + 1 ? TORN_COST : CROSSING_COST;
      const total = own + (isCrossing ? crossing : 0) + (cost[piece.end] ?? 0);
      if (total >= (cost[start] ?? 0)) continue;
      cost[start] = total;
      choice[start] = piece;
    }
  }
  return joinLoneHan(atoms, readChoices(choice, atoms.length), vocabulary);
}

/** A Han character is looked up for where words end and again for what may begin there. */
function remembering<T>(lookUp: (index: number) => T): (index: number) => T {
  const found: T[] = [];
  return (index) => (found[index] ??= lookUp(index));
}

interface Option {
  readonly piece: Piece;
  readonly cost: number;
}

function* optionsAt(
  atoms: readonly Atom[],
  start: number,
  vocabulary: Vocabulary,
): Iterable<Option> {
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

/** A Han word of two characters or more that the segmenter finds at `start`. */
function unknownWord(start: number, end: number | undefined): readonly Option[] {
  if (end === undefined || end < start + 2) return [];
  return [{ piece: { start, end, ids: [], isUnknown: true }, cost: UNKNOWN_HAN_WORD_COST }];
}

interface WordBounds {
  readonly bounds: ReadonlySet<number>;
  /** The end of each Han word, by its start. */
  readonly words: ReadonlyMap<number, number>;
}

/** Where words begin and end; Han runs are cut as a segmenter cuts them, and where every character is a known word. */
function wordBounds(
  atoms: readonly Atom[],
  { segmentHan, matchesAt, isNumeral, isFaint }: Vocabulary,
): WordBounds {
  const bounds = new Set([0]);
  const words = new Map<number, number>();
  for (let start = 0; start < atoms.length;) {
    let end = start;
    while (atoms[end]?.kind === "han" && (end === start || isNext(atoms, end))) end++;
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
          matchesAt(index).some((match) => match.end === index + 1 && !isFaint(match.ids)),
      );
      if (isMadeOfWords) for (const index of inside) bounds.add(index);
      words.set(position, position + inside.length);
      bounds.add((position += inside.length));
    }
    start = Math.max(end, start + 1);
    bounds.add(start);
  }
  return { bounds, words };
}

/** Whether an atom follows on the one before it with nothing between. */
function isNext(atoms: readonly Atom[], index: number): boolean {
  return (atoms[index]?.start ?? Infinity) <= (atoms[index - 1]?.end ?? -1);
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

/** A Chinese surname and a given name of one or two characters that are no longer word. */
function* personAt(
  atoms: readonly Atom[],
  start: number,
  words: WordBounds["words"],
): Iterable<Option> {
  if (!SURNAMES.has(atoms[start]?.text ?? "") || words.get(start) !== start + 1) return;
  const first = words.get(start + 1) ?? Infinity;
  for (const end of [first, words.get(first) ?? Infinity])
    if (end <= start + MOST_NAME && end > start + 1 && isNext(atoms, start + 1))
      yield { piece: { start, end, ids: [], isUnknown: true, isPerson: true }, cost: PERSON_COST };
}

/** Single Han characters that stand together and hardly mean anything by themselves are one word. */
function joinLoneHan(
  atoms: readonly Atom[],
  pieces: readonly Piece[],
  { isFaint }: Vocabulary,
): readonly Piece[] {
  const isLone = ({ start, end, ids, isUnknown }: Piece) =>
    end === start + 1 && atoms[start]?.kind === "han" && (isUnknown || isFaint(ids));
  const joined: Piece[] = [];
  for (const [index, piece] of pieces.entries()) {
    const last = joined.at(-1);
    const previous = pieces[index - 1];
    if (last && previous && isLone(previous) && isLone(piece) && isNext(atoms, piece.start))
      joined[joined.length - 1] = { start: last.start, end: piece.end, ids: [], isUnknown: true };
    else joined.push(piece);
  }
  return joined;
}
