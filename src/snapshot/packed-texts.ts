/** Texts in, a section of bytes out; and back, each text made only when it is asked for. */
import type { Section } from "./section-file.ts";

/** A text as it is kept: a byte, or where one would not do two, for each UTF-16 code unit. */
export interface PackedText {
  readonly bytes: Uint8Array;
  readonly isWide: boolean;
}

const BEYOND_LATIN_1 = /[^\0-\xFF]/u;
/** Of each text: how many bytes, and whether a UTF-16 code unit takes two of them. */
const FIELDS = 2;

/** Where each text stands, and all of them. */
export function packTexts(
  texts: readonly (string | PackedText)[],
): readonly [Uint32Array, Section] {
  const places = new Uint32Array(texts.length * FIELDS);
  let length = 0;
  for (const [index, text] of texts.entries()) {
    const { bytes, isWide } = typeof text === "string" ? sizeOf(text) : packedSize(text);
    places.set([bytes, Number(isWide)], index * FIELDS);
    length += bytes;
  }
  const chunks = function* () {
    for (const [index, text] of texts.entries()) {
      const isWide = places[index * FIELDS + 1] === 1;
      yield typeof text === "string" ? Buffer.from(text, encodingOf(isWide)) : text.bytes;
    }
  };
  return [places, { length, chunks }];
}

function sizeOf(text: string): { bytes: number; isWide: boolean } {
  const isWide = BEYOND_LATIN_1.test(text);
  return { bytes: isWide ? 2 * text.length : text.length, isWide };
}

function packedSize({ bytes, isWide }: PackedText): { bytes: number; isWide: boolean } {
  return { bytes: bytes.length, isWide };
}

export function unpackTexts(places: Uint32Array, bytes: Uint8Array): PackedText[] {
  let start = 0;
  return Array.from({ length: places.length / FIELDS }, (_, index) => {
    const end = start + (places[index * FIELDS] as number);
    const text = { bytes: bytes.subarray(start, end), isWide: places[index * FIELDS + 1] === 1 };
    start = end;
    return text;
  });
}

export function textOf({ bytes, isWide }: PackedText): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  return buffer.toString(encodingOf(isWide));
}

function encodingOf(isWide: boolean): "utf16le" | "latin1" {
  return isWide ? "utf16le" : "latin1";
}
