/** Finds words that must not be there in files and texts, however they may be written. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** As it is, in a URL, in JSON with escapes, in UTF-16, and in base64 wherever in it it begins. */
export function formsOf(word: string): readonly Buffer[] {
  const bytes = Buffer.from(word);
  const escaped = word.replaceAll(/[^ -~]/gu, (sign) =>
    Array.from(
      { length: sign.length },
      (_, unit) => `\\u${sign.charCodeAt(unit).toString(16).padStart(4, "0")}`,
    ).join(""),
  );
  const texts = [word, encodeURIComponent(word), encodeURI(word), escaped, bytes.toString("hex")];
  const inBase64 = [0, 1, 2].flatMap((before) => {
    const code = Buffer.concat([Buffer.alloc(before), bytes]).toString("base64");
    // The first and the last signs depend on what stands beside the word.
    const sure = code.slice(before === 0 ? 0 : 4, code.length - 4);
    return [sure, sure.replaceAll("+", "-").replaceAll("/", "_")];
  });
  const forms = [...texts, ...inBase64].map((text) => Buffer.from(text));
  return [...forms, Buffer.from(word, "utf16le")];
}

/** Which words stand in which file of the folder, or in the text. */
export function findCanaries(
  words: readonly string[],
  { folder, text = "" }: { readonly folder: string; readonly text?: string },
): string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const places = [
    ...files.map(({ name, parentPath }) => [name, readFileSync(join(parentPath, name))] as const),
    ["log", Buffer.from(text)] as const,
  ];
  return words.flatMap((word) => {
    const forms = formsOf(word);
    return places
      .filter(([, bytes]) => forms.some((form) => bytes.includes(form)))
      .map(([name]) => `${word} in ${name}`);
  });
}
