/** Text in, the same text with case, accents, width and Traditional characters folded away, and where each unit came from. */
import { Converter } from "opencc-js/t2cn";

export interface Folded {
  readonly text: string;
  /** `origin[i]` is the offset in the original of unit `i` of `text`; one more entry marks the end. */
  readonly origin: readonly number[];
}

const toSimplified = Converter({ from: "tw", to: "cn" });
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/u;
const HAN = /\p{Script=Han}/u;
const ASCII = /^[ -~]*$/u;

/** NFKC, lower case, no diacritics, straight apostrophes, Simplified characters. Offsets survive. */
export function fold(original: string): Folded {
  if (ASCII.test(original))
    return { text: original.toLowerCase(), origin: ascending(original.length) };
  let text = "";
  const origin: number[] = [];
  let offset = 0;
  for (const character of original) {
    const folded = foldCharacter(character);
    for (let unit = 0; unit < folded.length; unit++) origin.push(offset);
    text += folded;
    offset += character.length;
  }
  origin.push(offset);
  return { text: HAN.test(text) ? simplify(text) : text, origin };
}

/** 0 to `last`; of short texts one list for all. */
function ascending(last: number): readonly number[] {
  const known = ascents[last];
  if (known) return known;
  const numbers = Array.from({ length: last + 1 }, (_, index) => index);
  if (last < MOST_ASCENTS) ascents[last] = numbers;
  return numbers;
}

const MOST_ASCENTS = 256;
const ascents: (readonly number[] | undefined)[] = [];

function foldCharacter(character: string): string {
  if (character >= " " && character <= "~") return character.toLowerCase();
  if (INVISIBLE.test(character)) return "";
  if (character === "’" || character === "‘" || character === "ʼ") return "'";
  return character.normalize("NFKC").toLowerCase().normalize("NFD").replaceAll(/\p{M}/gu, "");
}

/** Whole phrases where that keeps every offset, else character by character. */
function simplify(text: string): string {
  const phrases = toSimplified(text);
  if (phrases.length === text.length) return phrases;
  return Array.from(text, (character) => {
    const simplified = toSimplified(character);
    return simplified.length === character.length ? simplified : character;
  }).join("");
}
