/** Bytes that are not UTF-8 in, the older encoding they are in out: GB18030, Windows-1252, or neither and why. */
import { analyse } from "chardet";

export interface LegacyEncoding {
  readonly encoding?: "gb18030" | "windows-1252";
  /** Where it is neither: what the bytes seem to be, to stand after “not UTF-8,”. */
  readonly instead: string;
}

/** As much as decides; a multiple of nothing, so it is cut at the end of a line. */
const SAMPLE = 256 * 1024;
/**
 * Text of one encoding read in the other is far below, see the tests. So is Traditional Chinese in
 * GB18030, which looks like Big5 read wrongly: it is refused where the file does not declare it.
 */
const LEAST_COMMON_HAN = 0.6;
const LEAST_LATIN = 0.9;
/** Letters from a to z: without any, nothing tells what the others are. */
const LEAST_PLAIN = 3;
/** A file where most of what is not ASCII is UTF-8 is UTF-8 that something has damaged. */
const MOST_UTF8 = 0.7;

export function legacyEncodingOf(bytes: Uint8Array): LegacyEncoding {
  const sample = sampleOf(bytes);
  if (shareOfUtf8(sample) > MOST_UTF8) return { instead: "though most of it is: it is damaged" };
  if (shareOfLatin(sample) >= LEAST_LATIN) return { encoding: "windows-1252", instead: "" };
  const han = shareOfCommonHan(sample);
  if (han === undefined || han < LEAST_COMMON_HAN)
    return { instead: "and neither Chinese in GB18030 nor Italian or English in Windows-1252" };
  const other = likelierEastAsian(sample);
  return other ? { instead: `it seems to be ${other}` } : { encoding: "gb18030", instead: "" };
}

function sampleOf(bytes: Uint8Array): Uint8Array {
  if (bytes.length <= SAMPLE) return bytes;
  const end = bytes.lastIndexOf(10, SAMPLE);
  return end > 0 ? bytes.subarray(0, end) : bytes;
}

/** Of the bytes above 127, how many are parts of a valid UTF-8 sequence. */
function shareOfUtf8(bytes: Uint8Array): number {
  let high = 0;
  let valid = 0;
  for (let at = 0; at < bytes.length;) {
    const lead = bytes[at] ?? 0;
    const length = lead < 0x80 ? 0 : utf8LengthAt(bytes, at);
    if (lead >= 0x80) high += Math.max(1, length);
    valid += length;
    at += Math.max(1, length);
  }
  return high === 0 ? 0 : valid / high;
}

function utf8LengthAt(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 0;
  if (lead > 0xf4) return 0;
  for (let index = 1; index < length; index++)
    if (((bytes[at + index] ?? 0) & 0xc0) !== 0x80) return 0;
  return length;
}

/**
 * Of the two-byte characters of a strict reading as GB18030, how many are among the 3,755 common
 * ones (the first level of GB 2312: leads B0–D7, trails from A1) or signs of the first rows.
 * Undefined where the bytes are not GB18030 or hold no such character.
 */
function shareOfCommonHan(bytes: Uint8Array): number | undefined {
  try {
    new TextDecoder("gb18030", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
  let common = 0;
  let all = 0;
  for (let at = 0; at < bytes.length;) {
    const [lead = 0, trail = 0] = [bytes[at], bytes[at + 1]];
    if (lead < 0x80) at += 1;
    else {
      at += trail >= 0x30 && trail <= 0x39 ? 4 : 2;
      all += 1;
      if (trail >= 0xa1 && ((lead >= 0xb0 && lead <= 0xd7) || (lead >= 0xa1 && lead <= 0xa3)))
        common += 1;
    }
  }
  return all === 0 ? undefined : common / all;
}

/** Korean and Japanese bytes fill the same rows: the common characters of each language tell. */
function likelierEastAsian(bytes: Uint8Array): string | undefined {
  const matches = analyse(bytes);
  const confidenceOf = (name: string): number =>
    matches.find((match) => match.name === name)?.confidence ?? 0;
  return ["EUC-KR", "EUC-JP", "Big5", "Shift_JIS"].find(
    (name) => confidenceOf(name) > confidenceOf("GB18030"),
  );
}

const HIGH_CONTROLS = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";
const LETTERS = new Set("àèéìíîòóùúÀÈÉÌÍÎÒÓÙÚçñüöäâêôûëïáßæœåøÇÑÜÖÄÂÊÔÛËÏÁÆŒÅØ");
const SIGNS = new Set("‘’“”‚„–—…•«»°§€£©®™\u00A0·ªº½¼¾²³¹±×÷¡¿†‡‰‹›´¶¢¥\u00AD");

/**
 * Of the bytes above 127 read as Windows-1252, how many are what Italian and English texts hold,
 * where they hold it: a letter stands alone among plain ones, a sign anywhere.
 */
function shareOfLatin(bytes: Uint8Array): number {
  let high = 0;
  let likely = 0;
  let plain = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (isPlainLetter(byte)) plain += 1;
    if (byte < 0x80) continue;
    high += 1;
    const character = characterOf(byte);
    const isBesideLetter = isAccented(bytes[at - 1]) || isAccented(bytes[at + 1]);
    if (SIGNS.has(character) || (LETTERS.has(character) && !isBesideLetter)) likely += 1;
  }
  return high === 0 || plain < LEAST_PLAIN ? 0 : likely / high;
}

function isPlainLetter(byte: number): boolean {
  return (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a);
}

function isAccented(byte = 0): boolean {
  return byte >= 0xc0;
}

function characterOf(byte: number): string {
  return byte >= 0x80 && byte < 0xa0
    ? (HIGH_CONTROLS[byte - 0x80] ?? "")
    : String.fromCharCode(byte);
}

/** By a table of our own: some releases of Node read these bytes as ISO 8859-1. */
export function windows1252Text(bytes: Uint8Array): string {
  const units = Uint16Array.from(bytes, (byte) => characterOf(byte).charCodeAt(0));
  return new TextDecoder("utf-16le", { ignoreBOM: true }).decode(units);
}
