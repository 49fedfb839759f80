/** YAML text in, values with the line and column of each out; every fault is a problem, none is thrown. */
import type { Document } from "yaml";
import { LineCounter, isNode, isScalar, parseDocument, visit } from "yaml";
import type { z } from "zod";
import type { Problem } from "./problem.ts";

/** Of one broken file, no more than so many faults are listed one by one. */
const MOST_ERRORS = 20;

type Path = readonly (string | number)[];

/** One YAML file, read without executing anything. */
export class YamlFile {
  readonly #document: Document;
  readonly #lines = new LineCounter();
  readonly #file: string;
  readonly problems: Problem[] = [];

  constructor(file: string, text: string) {
    this.#file = file;
    this.#document = parseDocument(text, {
      lineCounter: this.#lines,
      uniqueKeys: false,
      prettyErrors: false,
    });
    const { errors } = this.#document;
    for (const error of errors.slice(0, MOST_ERRORS))
      this.#report(error.pos[0], `not valid YAML: ${error.message}`);
    if (errors.length > MOST_ERRORS)
      this.problems.push({
        file,
        message: `not valid YAML in ${errors.length - MOST_ERRORS} more places.`,
      });
    if (errors.length === 0) this.#reportDuplicateKeys();
  }

  /** The file as plain values; undefined where it could not be read. */
  get value(): unknown {
    if (this.#document.errors.length > 0) return undefined;
    try {
      return this.#document.toJS({ maxAliasCount: 100 }) as unknown;
    } catch (error) {
      this.report([], `not readable: ${(error as Error).message}`);
      return undefined;
    }
  }

  /** The value of that shape, or undefined with every fault reported at its place. */
  check<T>(schema: z.ZodType<T>, value: unknown, path: Path): T | undefined {
    const result = schema.safeParse(value);
    if (result.success) return result.data;
    for (const issue of result.error.issues) {
      const at = [
        ...path,
        ...issue.path.map((part) => (typeof part === "symbol" ? String(part) : part)),
      ];
      this.report(at, `${at.join(".") || "file"}: ${issue.message}`);
    }
    return undefined;
  }

  report(path: Path, message: string): void {
    for (let length = path.length; length >= 0; length--) {
      const node: unknown =
        length === 0 ? this.#document.contents : this.#document.getIn(path.slice(0, length), true);
      if (!isNode(node) || !node.range) continue;
      this.#report(node.range[0], message);
      return;
    }
    this.problems.push({ file: this.#file, message });
  }

  /** One pass with a set a mapping: the parser's own check compares every pair of keys. */
  #reportDuplicateKeys(): void {
    visit(this.#document, {
      Map: (_, { items }) => {
        const keys = new Set<unknown>();
        for (const { key } of items) {
          if (!isScalar(key)) continue;
          if (keys.has(key.value))
            this.#report(
              key.range?.[0] ?? 0,
              `the key ${JSON.stringify(key.value)} stands twice. Permitted: each key once.`,
            );
          keys.add(key.value);
        }
      },
    });
  }

  #report(offset: number, message: string): void {
    const { line, col } = this.#lines.linePos(offset);
    this.problems.push({ file: this.#file, line, column: col, message });
  }
}
