/** Texts in, a section of bytes out; and back, each text read and made only when it is asked for. */
import type { FileSection } from "./file-section.ts";
import type { Section } from "./section-file.ts";

/** A text as it is kept: a byte, or where one would not do two, for each UTF-16 code unit. */
export interface PackedText {
  readonly length: number;
  readonly isWide: boolean;
  readonly bytes: () => Uint8Array;
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
    const size = typeof text === "string" ? sizeOf(text) : text;
    places.set([size.length, Number(size.isWide)], index * FIELDS);
    length += size.length;
  }
  const chunks = function* () {
    for (const [index, text] of texts.entries()) {
      const isWide = places[index * FIELDS + 1] === 1;
      yield typeof text === "string" ? Buffer.from(text, encodingOf(isWide)) : text.bytes();
    }
  };
  return [places, { length, chunks }];
}

function sizeOf(text: string): Pick<PackedText, "length" | "isWide"> {
  const isWide = BEYOND_LATIN_1.test(text);
  return { length: isWide ? 2 * text.length : text.length, isWide };
}

export function unpackTexts(places: Uint32Array, section: FileSection): PackedText[] {
  let end = 0;
  return Array.from({ length: places.length / FIELDS }, (_, index) => {
    const [length = 0, isWide] = places.subarray(index * FIELDS, (index + 1) * FIELDS);
    const start = end;
    end += length;
    return { length, isWide: isWide === 1, bytes: () => section.bytes(start, start + length) };
  });
}

export function textOf({ bytes, isWide }: PackedText): string {
  return Buffer.from(bytes().buffer).toString(encodingOf(isWide));
}

function encodingOf(isWide: boolean): "utf16le" | "latin1" {
  return isWide ? "utf16le" : "latin1";
}
