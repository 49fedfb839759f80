/** Bytes as files hold them, made by hand where the platform writes no such encoding. */

/** Each unit as two bytes. */
export function utf16(text: string, { isBigEndian = false } = {}): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < text.length; at++)
    view.setUint16(at * 2, text.charCodeAt(at), !isBigEndian);
  return bytes;
}

/** The bytes a decoder turns into these characters: every pair of bytes is tried once. */
function encoderOf(encoding: string): (text: string) => Uint8Array {
  const bytesOf = new Map<string, readonly number[]>();
  const decoder = new TextDecoder(encoding, { fatal: true });
  const offer = (bytes: readonly number[]): void => {
    try {
      const character = decoder.decode(Uint8Array.from(bytes));
      if (Array.from(character).length === 1 && !bytesOf.has(character))
        bytesOf.set(character, bytes);
    } catch {
      // Not a character in that encoding.
    }
  };
  for (let byte = 0; byte < 256; byte++) offer([byte]);
  for (let lead = 0x81; lead < 0xff; lead++)
    for (let trail = 0x40; trail < 0xff; trail++) offer([lead, trail]);
  return (text) =>
    Uint8Array.from(
      Array.from(text).flatMap((character) => {
        const bytes = bytesOf.get(character);
        if (!bytes) throw new Error(`${character} is not in ${encoding}`);
        return bytes;
      }),
    );
}

export const gb18030 = encoderOf("gb18030");
export const big5 = encoderOf("big5");
export const shiftJis = encoderOf("shift_jis");
export const eucKr = encoderOf("euc-kr");
export const windows1251 = encoderOf("windows-1251");
export const macRoman = encoderOf("macintosh");

const BETWEEN = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

export function windows1252(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => {
    const at = BETWEEN.indexOf(character);
    return at >= 0 ? 0x80 + at : character.charCodeAt(0);
  });
}

export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

export function joinedBytes(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => Array.from(part)));
}
