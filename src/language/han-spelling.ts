/** A Chinese text with a word nobody knows in, the name of the knowledge that was meant out: mistaken by ear or by eye. */
import type { Atom } from "./atoms.ts";
import { lookAlikesOf } from "./chinese-look-alikes.ts";
import type { PinyinLexicon } from "./pinyin.ts";

/** Atoms `[start, end)` that are unknown. */
interface UnknownPiece {
  readonly start: number;
  readonly end: number;
}

/** What stands in the place of the atoms from `start` on. */
export interface HanCorrection {
  readonly start: number;
  readonly characters: readonly string[];
}

interface Found extends HanCorrection {
  /** Only unknown characters are changed. */
  readonly isWithin: boolean;
}

/** In characters. */
const LONGEST = 6;
const SHORTEST = 2;

export class HanSpelling {
  readonly #names = new Set<string>();
  readonly #pinyin: PinyinLexicon;

  constructor(pinyin: PinyinLexicon) {
    this.#pinyin = pinyin;
  }

  addName(name: string): void {
    this.#names.add(name);
  }

  /** The longest name around the piece, one that changes nothing known before any other. */
  correct(atoms: readonly Atom[], piece: UnknownPiece): HanCorrection | undefined {
    let other: HanCorrection | undefined;
    for (let length = LONGEST; length >= SHORTEST; length--)
      for (let start = piece.end - length; start <= piece.start + length - 1; start++) {
        const isTouching = start >= 0 && start < piece.end && start + length > piece.start;
        const found = isTouching ? this.#at(atoms, { start, length, piece }) : undefined;
        if (found?.isWithin) return found;
        other ??= found;
      }
    return other;
  }

  #at(
    atoms: readonly Atom[],
    { start, length, piece }: { start: number; length: number; piece: UnknownPiece },
  ): Found | undefined {
    const window = atoms.slice(start, start + length);
    if (window.length < length || window.some((atom) => atom.kind !== "han")) return undefined;
    const written = window.map((atom) => atom.text);
    const own = { start: piece.start - start, end: piece.end - start };
    const name = this.#pinyin.soundingLike(written.join("")) ?? this.#lookingLike(written, own);
    if (name === undefined) return undefined;
    const characters = Array.from(name);
    const isWithin = characters.every(
      (character, index) => character === written[index] || (index >= own.start && index < own.end),
    );
    return { start, characters, isWithin };
  }

  /** A name in which one of the unknown characters is written as one that looks like it. */
  #lookingLike(written: readonly string[], own: UnknownPiece): string | undefined {
    for (let index = Math.max(0, own.start); index < Math.min(own.end, written.length); index++)
      for (const mate of lookAlikesOf(written[index] ?? "")) {
        const name = written.with(index, mate).join("");
        if (this.#names.has(name)) return name;
      }
    return undefined;
  }
}
