/** The blocks of a format that is no text in, one by one, the text they make out, with a blank line between them. */
import type { Block, BlockKind } from "./document.ts";

export interface ExtractedBlock {
  readonly kind: BlockKind;
  readonly level?: number;
  readonly text: string;
}

export class ExtractedText {
  readonly #parts: string[] = [];
  readonly blocks: Block[] = [];
  #length = 0;

  /** Where the next block will begin. */
  get next(): number {
    return this.#length === 0 ? 0 : this.#length + 2;
  }

  get text(): string {
    return this.#parts.join("\n\n");
  }

  /** A block without words is none. */
  add({ kind, level, text }: ExtractedBlock): void {
    if (text.trim() === "") return;
    const start = this.next;
    this.#parts.push(text);
    this.#length = start + text.length;
    this.blocks.push({
      kind,
      start,
      end: this.#length,
      ...(level !== undefined && { level }),
    });
  }
}
