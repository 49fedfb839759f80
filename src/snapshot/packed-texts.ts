/** Texts in, sections of bytes out that are read back about as fast as memory is copied, unit for unit. */
import type { Section } from "./section-file.ts";

const BEYOND_LATIN_1 = /[^\0-\xFF]/u;
/** Of each text: how many bytes, and whether a UTF-16 code unit takes two of them. */
const FIELDS = 2;

/** Where each text stands, and all of them. */
export function packTexts(texts: readonly string[]): readonly [Uint32Array, Section] {
  const places = new Uint32Array(texts.length * FIELDS);
  let length = 0;
  for (const [index, text] of texts.entries()) {
    const isWide = BEYOND_LATIN_1.test(text);
    const bytes = isWide ? 2 * text.length : text.length;
    places.set([bytes, Number(isWide)], index * FIELDS);
    length += bytes;
  }
  const chunks = function* () {
    for (const [index, text] of texts.entries())
      yield Buffer.from(text, places[index * FIELDS + 1] === 1 ? "utf16le" : "latin1");
  };
  return [places, { length, chunks }];
}

export function unpackTexts(places: Uint32Array, bytes: Uint8Array): string[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  let start = 0;
  return Array.from({ length: places.length / FIELDS }, (_, index) => {
    const end = start + (places[index * FIELDS] as number);
    const encoding = places[index * FIELDS + 1] === 1 ? "utf16le" : "latin1";
    const text = buffer.toString(encoding, start, end);
    start = end;
    return text;
  });
}
