/** The lines of a paragraph that was broken at a column in, the paragraph as one line out. */

/** @returns The lines as one, with a space where the line end stood for one. */
export type LineJoiner = (lines: readonly string[]) => string;

const CHINESE = /[\p{Script=Han}\u3000-\u303F\uFF00-\uFF60]/u;
const BROKEN = /(?<![\p{L}-])(?<head>[\p{L}-]+)-$/u;
/** What no word begins with, in Italian or English: `crea-` and `zione`. */
const ENDING =
  /^(?:zion[ei]|sion[ei]|ment[eio]|tà|tori|tore|trice|gion[ei]|bil[ei]|tions?|sions?|ments?|ness|ing|ity|ities|ally|ation|ations|able|ible|tive|ture|tures|ence|ance)$/u;

/**
 * A hyphen at the end of a line goes where the words of the whole text show that it was only put in
 * to break a word: the word stands elsewhere in one piece, or what follows is no word. Else it stays,
 * as it must in `well-known`; a soft hyphen always goes.
 */
export function createLineJoiner(text: string): LineJoiner {
  const words = new Set(text.toLowerCase().match(/\p{L}+(?:-\p{L}+)*/gu));
  const isOnlyBreak = (head: string, tail: string): boolean => {
    const [whole, hyphened] = [`${head}${tail}`.toLowerCase(), `${head}-${tail}`.toLowerCase()];
    if (words.has(hyphened)) return false;
    return words.has(whole) || ENDING.test(tail);
  };
  return (lines) => lines.reduce((before, line) => joined(before, line, isOnlyBreak));
}

function joined(
  before: string,
  line: string,
  isOnlyBreak: (head: string, tail: string) => boolean,
): string {
  if (before.endsWith("\u00AD")) return `${before.slice(0, -1)}${line}`;
  const head = BROKEN.exec(before)?.groups?.["head"];
  const tail = /^\p{Ll}+/u.exec(line)?.[0];
  if (head !== undefined && tail !== undefined)
    return `${isOnlyBreak(head, tail) ? before.slice(0, -1) : before}${line}`;
  const isChinese = CHINESE.test(before.slice(-1)) && CHINESE.test(line.charAt(0));
  return `${before}${isChinese ? "" : " "}${line}`;
}
