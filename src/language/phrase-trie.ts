/** Phrases in, the longest ones that stand at a place of a text out; one trie per language. */
import type { Analyzer } from "./analyzer.ts";
import type { Atom } from "./atoms.ts";
import { toAtoms } from "./atoms.ts";

/** Marks the key of a word that must stand as written. */
const EXACT = "=";

interface Node {
  next?: Map<string, Node>;
  /** Function words may be skipped behind it: the phrase so far was added loosely. */
  readonly isLoose: boolean;
  ids: string[];
}

/** A phrase found: atoms `[start, end)` mean each of `ids`. */
export interface PhraseMatch {
  readonly end: number;
  readonly ids: readonly string[];
}

/** Phrases of one language, by the stems of their words. Function words inside a phrase may come and go. */
export class PhraseTrie {
  readonly #root: Node = { isLoose: true, ids: [] };
  readonly #analyzer: Analyzer;
  readonly #stopWords: ReadonlySet<string>;
  /** A phrase that begins with one of these is not stretched: "what year" is not "what is the yearly". */
  readonly #frameWords: ReadonlySet<string>;
  readonly #stems = new Map<string, string>();

  constructor(analyzer: Analyzer) {
    this.#analyzer = analyzer;
    this.#stopWords = new Set(analyzer.stopWords);
    this.#frameWords = new Set([...analyzer.stopWords, ...Object.values(analyzer.cues).flat()]);
  }

  /**
   * `isLoose`: any inflection of its words will do, and function words inside the phrase may be
   * missing or others than these. Otherwise the phrase is found as it is written.
   */
  add(atoms: readonly Atom[], id: string, { isLoose }: { isLoose: boolean }): void {
    let node = this.#root;
    const mayStretch = isLoose && !this.#frameWords.has(atoms[0]?.text ?? "");
    for (const [index, atom] of atoms.entries()) {
      const isInside = index > 0 && index < atoms.length - 1;
      if (mayStretch && isInside && this.#isStopWord(atom)) continue;
      node = childOf(node, isLoose ? this.#key(atom) : EXACT + atom.text);
    }
    if (node !== this.#root && !node.ids.includes(id)) node.ids.push(id);
  }

  has(phrase: string): boolean {
    const atoms = toAtoms(phrase);
    return this.matchesAt(atoms, 0).some((match) => match.end === atoms.length);
  }

  matchesAt(atoms: readonly Atom[], start: number): readonly PhraseMatch[] {
    const matches: PhraseMatch[] = [];
    let nodes: readonly Node[] = [this.#root];
    for (let index = start; index < atoms.length && nodes.length > 0; index++) {
      const atom = atoms[index] as Atom;
      const keys = [this.#key(atom), EXACT + atom.text];
      const reached: Node[] = [];
      for (const { next } of nodes)
        for (const key of keys) {
          const node = next?.get(key);
          if (node !== undefined) reached.push(node);
        }
      if (reached.some((node) => node.ids.length > 0))
        matches.push({ end: index + 1, ids: reached.flatMap((node) => node.ids) });
      const mayWait =
        index > start && this.#isStopWord(atom) && !this.#frameWords.has(atoms[start]?.text ?? "");
      const waiting = mayWait ? nodes.filter(({ isLoose }) => isLoose) : [];
      nodes = [...reached, ...waiting];
    }
    return matches;
  }

  #isStopWord(atom: Atom | undefined): boolean {
    return atom?.kind === "word" && this.#stopWords.has(atom.text);
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
  const next = (node.next ??= new Map());
  let child = next.get(key);
  if (!child) {
    child = { isLoose: node.isLoose && !key.startsWith(EXACT), ids: [] };
    next.set(key, child);
  }
  return child;
}
