/** Phrases in, the longest ones that stand at a place of a text out; one trie per language. */
import type { Analyzer } from "./analyzer.ts";
import type { Atom } from "./atoms.ts";
import { toAtoms } from "./atoms.ts";

interface Node {
  readonly next: Map<string, Node>;
  ids: string[];
}

/** A phrase found: atoms `[start, end)` mean each of `ids`. */
export interface PhraseMatch {
  readonly end: number;
  readonly ids: readonly string[];
}

/** Phrases of one language, by the stems of their words. Function words inside a phrase may come and go. */
export class PhraseTrie {
  readonly #root: Node = { next: new Map(), ids: [] };
  readonly #analyzer: Analyzer;
  readonly #stopWords: ReadonlySet<string>;
  readonly #stems = new Map<string, string>();

  constructor(analyzer: Analyzer) {
    this.#analyzer = analyzer;
    this.#stopWords = new Set(analyzer.stopWords);
  }

  add(phrase: string, id: string): void {
    const atoms = toAtoms(phrase);
    let node = this.#root;
    for (const [index, atom] of atoms.entries()) {
      const isInside = index > 0 && index < atoms.length - 1;
      if (isInside && this.#stopWords.has(atom.text) && atom.kind === "word") continue;
      node = childOf(node, this.#key(atom));
    }
    if (node !== this.#root && !node.ids.includes(id)) node.ids.push(id);
  }

  has(phrase: string): boolean {
    const atoms = toAtoms(phrase);
    return this.matchesAt(atoms, 0).some((match) => match.end === atoms.length);
  }

  matchesAt(atoms: readonly Atom[], start: number): readonly PhraseMatch[] {
    const matches: PhraseMatch[] = [];
    let node: Node | undefined = this.#root;
    for (let index = start; index < atoms.length && node; index++) {
      const atom = atoms[index] as Atom;
      const next: Node | undefined = node.next.get(this.#key(atom));
      const mayBeSkipped = index > start && atom.kind === "word" && this.#stopWords.has(atom.text);
      if (next === undefined && mayBeSkipped) continue;
      node = next;
      if (node && node.ids.length > 0) matches.push({ end: index + 1, ids: node.ids });
    }
    return matches;
  }

  #key(atom: Atom): string {
    if (atom.kind !== "word") return atom.text;
    let stem = this.#stems.get(atom.text);
    if (stem === undefined) {
      stem = this.#analyzer.stem(atom.text);
      if (this.#stems.size < 50_000) this.#stems.set(atom.text, stem);
    }
    return stem;
  }
}

function childOf(node: Node, key: string): Node {
  let child = node.next.get(key);
  if (!child) node.next.set(key, (child = { next: new Map(), ids: [] }));
  return child;
}
