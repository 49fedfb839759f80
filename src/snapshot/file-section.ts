/** A part of an open file in, its bytes and numbers out, read only when they are asked for. */
import { readSync } from "node:fs";
import type { FileHandle } from "node:fs/promises";
import type { Numbers } from "../search/numbers.ts";

const CUT_OFF = "The snapshot ends earlier than it did when it was opened.";

/** All of `bytes` from `at` on. @throws Error where the file ends before, or cannot be read. */
export async function fill(file: FileHandle, bytes: Uint8Array, at: number): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    const { bytesRead } = await file.read(bytes, done, bytes.length - done, at + done);
    if (bytesRead === 0) throw new Error(CUT_OFF);
    done += bytesRead;
  }
}

/** A part of a file that stays open, and stays as it is. */
export class FileSection {
  /** In bytes. */
  readonly length: number;
  readonly #file: FileHandle;
  readonly #at: number;

  constructor(file: FileHandle, { at, length }: { at: number; length: number }) {
    this.#file = file;
    this.#at = at;
    this.length = length;
  }

  /** In memory of their own. @throws Error where the file can no longer be read. */
  bytes(start = 0, end = this.length): Uint8Array {
    const bytes = new Uint8Array(end - start);
    for (let done = 0; done < bytes.length;) {
      const at = this.#at + start + done;
      const read = readSync(this.#file.fd, bytes, done, bytes.length - done, at);
      if (read === 0) throw new Error(CUT_OFF);
      done += read;
    }
    return bytes;
  }

  /** All of it. */
  numbers(): Uint32Array {
    return numbersIn(this.bytes());
  }

  /** The same, while others go on. */
  async load(): Promise<Uint32Array> {
    const bytes = new Uint8Array(this.length);
    await fill(this.#file, bytes, this.#at);
    return numbersIn(bytes);
  }
}

/** So many are read at once: whoever asks for all, bit by bit, has the file read a few times. */
const WINDOW = 2_048;

/** The numbers of a section, which stay in the file until they are loaded. */
export class FileNumbers implements Numbers {
  readonly length: number;
  readonly #section: FileSection;
  #window: Uint32Array = new Uint32Array(0);
  #from = 0;

  constructor(section: FileSection) {
    this.#section = section;
    this.length = section.length / Uint32Array.BYTES_PER_ELEMENT;
  }

  /** From then on nothing more is read of the file. */
  async load(): Promise<void> {
    this.#window = await this.#section.load();
    this.#from = 0;
  }

  subarray(start: number, end: number): Uint32Array {
    const isThere = start >= this.#from && end <= this.#from + this.#window.length;
    if (!isThere) {
      const until = Math.min(this.length, Math.max(end, start + WINDOW));
      const size = Uint32Array.BYTES_PER_ELEMENT;
      this.#window = numbersIn(this.#section.bytes(start * size, until * size));
      this.#from = start;
    }
    return this.#window.subarray(start - this.#from, end - this.#from);
  }
}

function numbersIn({ buffer, length }: Uint8Array): Uint32Array {
  return new Uint32Array(buffer, 0, length / Uint32Array.BYTES_PER_ELEMENT);
}
