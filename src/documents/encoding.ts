/** The bytes of a text file in, its characters and the name of its encoding out; what would come out garbled is refused. */
import type { UnreadableDocument } from "./document.ts";
import { legacyEncodingOf, windows1252Text } from "./legacy-encoding.ts";

export interface DecodedText {
  /** A byte order mark stays, as the first character: quotes count from it. */
  readonly text: string;
  /** As the Encoding Standard names it: `utf-8`, `utf-16le`, `utf-16be`, `gb18030`, `windows-1252`, or what the file declared. */
  readonly encoding: string;
}

const PERMITTED = "Permitted: text saved as UTF-8, UTF-16, GB18030 or Windows-1252.";
const SAMPLE = 64 * 1024;
/** One stray sign in an old file is no reason to refuse it; a picture is full of them. */
const MOST_CONTROLS = 1 / 200;
// oxlint-disable-next-line no-control-regex -- these are what is looked for
const CONTROL = /[\u0000-\u0008\u000E-\u001F\u007F-\u009F]/gu;

/** @param declared The encoding the file says it is in: it counts where the bytes themselves do not tell. */
export function decodeText(bytes: Uint8Array, declared?: string): DecodedText | UnreadableDocument {
  const marked = encodingOfMark(bytes);
  if (marked === "utf-32")
    return { message: `UTF-32, which hardly anything writes. ${PERMITTED}`, line: 1 };
  if (marked !== undefined) return decodeAs(marked, bytes);
  if (bytes.includes(0)) return decodeWithZeros(bytes);
  const text = strictly("utf-8", bytes);
  if (text !== undefined) return checked({ text, encoding: "utf-8" });
  const foreign = declared === undefined ? undefined : decodeDeclared(declared, bytes);
  return foreign ?? (isCutShort(bytes) ? cutShort(bytes) : decodeLegacy(bytes));
}

function cutShort(bytes: Uint8Array): UnreadableDocument {
  const what = "not UTF-8, though all of it but its end is: it is cut off";
  return { message: `${what}. ${PERMITTED}`, line: lineOfInvalidByte(bytes) };
}

/**
 * Whether all is UTF-8 but a character begun at the end. One byte alone may as well be the last
 * letter of a text in Windows-1252: where nothing before it is beyond ASCII, it is taken for one.
 */
function isCutShort(bytes: Uint8Array): boolean {
  const start = bytes.findLastIndex((byte) => byte < 0x80 || byte >= 0xc0);
  const lead = bytes[start] ?? 0;
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  const begun = bytes.length - start;
  if (lead < 0xc2 || lead > 0xf4 || begun >= length) return false;
  const before = strictly("utf-8", bytes.subarray(0, start));
  return before !== undefined && (begun > 1 || before.length < start);
}

function encodingOfMark(bytes: Uint8Array): string | undefined {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return "utf-8";
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 ? "utf-32" : "utf-16le";
  if (a === 0xfe && b === 0xff) return "utf-16be";
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return "utf-32";
  return undefined;
}

function decodeAs(encoding: string, bytes: Uint8Array): DecodedText | UnreadableDocument {
  const text = strictly(encoding, bytes);
  if (text !== undefined) return checked({ text, encoding });
  const what = `begins as ${encoding.toUpperCase()} but is not valid in it`;
  if (encoding === "utf-8")
    return { message: `${what}. ${PERMITTED}`, line: lineOfInvalidByte(bytes) };
  return { message: `${what}: it is cut off or damaged. ${PERMITTED}` };
}

/** The text, or undefined where one byte does not fit. */
function strictly(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Zero bytes are every second byte of Latin letters, spaces and line ends in UTF-16; elsewhere they are no text. */
function decodeWithZeros(bytes: Uint8Array): DecodedText | UnreadableDocument {
  const [likeliest] = ["utf-16le", "utf-16be"]
    .map((encoding) => ({ encoding, share: shareOfWords(encoding, bytes) }))
    .sort((a, b) => b.share - a.share);
  if (bytes.length % 2 === 0 && likeliest && likeliest.share > 0.8) {
    const text = strictly(likeliest.encoding, bytes);
    if (text !== undefined) return checked({ text, encoding: likeliest.encoding });
  }
  return notText(lineOf(bytes, bytes.indexOf(0)));
}

/** Read that way, how much is Latin, Chinese or the signs between: the wrong way round it is all over Unicode. */
function shareOfWords(encoding: string, bytes: Uint8Array): number {
  const sample = new TextDecoder(encoding).decode(bytes.subarray(0, SAMPLE));
  const words = sample.match(
    /[\t\n\r -~\u00A0-\u00FF\u2010-\u2026\u3000-\u303F\u4E00-\u9FFF\uFF00-\uFF60]/gu,
  );
  const latin = sample.match(/[\t\n\r -~]/gu);
  return latin ? (words?.length ?? 0) / Math.max(1, sample.length) : 0;
}

function decodeDeclared(declared: string, bytes: Uint8Array): DecodedText | undefined {
  let encoding: string;
  try {
    ({ encoding } = new TextDecoder(declared));
  } catch {
    return undefined;
  }
  if (encoding.startsWith("utf-")) return undefined;
  const name = encoding === "gbk" ? "gb18030" : encoding;
  const text = name === "windows-1252" ? windows1252Text(bytes) : strictly(name, bytes);
  if (text === undefined) return undefined;
  const result = checked({ text, encoding: name });
  return "text" in result ? result : undefined;
}

function decodeLegacy(bytes: Uint8Array): DecodedText | UnreadableDocument {
  const found = legacyEncodingOf(bytes);
  const text =
    found.encoding === "gb18030"
      ? strictly("gb18030", bytes)
      : found.encoding === "windows-1252"
        ? windows1252Text(bytes)
        : undefined;
  if (text !== undefined && found.encoding) return checked({ text, encoding: found.encoding });
  return {
    message: `not UTF-8, ${found.instead}. ${PERMITTED}`,
    line: lineOfInvalidByte(bytes),
  };
}

/** What decodes without an error may still be no text. */
function checked(decoded: DecodedText): DecodedText | UnreadableDocument {
  const { text } = decoded;
  const controls = text.match(CONTROL);
  if (!controls) return decoded;
  const isBinary = controls.includes("\0") || controls.length > 1 + text.length * MOST_CONTROLS;
  if (!isBinary) return decoded;
  return notText(text.slice(0, text.search(CONTROL)).split("\n").length);
}

function notText(line: number): UnreadableDocument {
  return { line, message: `not text but binary data. ${PERMITTED}` };
}

function lineOf(bytes: Uint8Array, at: number): number {
  let line = 1;
  for (
    let index = bytes.indexOf(10);
    index >= 0 && index < at;
    index = bytes.indexOf(10, index + 1)
  )
    line += 1;
  return line;
}

/** Of bytes that are not UTF-8, the line that is not. */
function lineOfInvalidByte(bytes: Uint8Array): number {
  let line = 1;
  let start = 0;
  for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, start)) {
    if (strictly("utf-8", bytes.subarray(start, end)) === undefined) return line;
    start = end + 1;
    line += 1;
  }
  return line;
}
