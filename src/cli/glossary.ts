/** The commands on imported dictionaries in, what a person reads of them out. */
import type { ImportOptions } from "../glossary-folder.ts";
import { importGlossary, readGlossaries } from "../glossary-folder.ts";
import { problemText } from "../knowledge/problem.ts";
import type { DictionaryAbout } from "../language/dictionary.ts";

/** Imports, and says what was made of it; how far it is shows on standard error, if that is a terminal. */
export async function importedText(
  path: string,
  dataDir: string,
  languages: Pick<ImportOptions, "from" | "to">,
): Promise<string> {
  const { about, read, skipped, bytes, isReplaced } = await importGlossary(path, dataDir, {
    ...languages,
    onProgress: process.stderr.isTTY ? showProgress : undefined,
  });
  const lines = [
    `${about.name} is ${isReplaced ? "replaced" : "imported"}: ${about.from} → ${about.to}, ${about.entries} headwords of ${read} entries, ${Math.ceil(bytes / 1024)} KiB.`,
    skipped > 0 ? `Entries that could not be read: ${skipped}.` : "",
    about.licence === undefined ? "" : `It says: ${about.licence}`,
  ];
  return lines.filter((line) => line !== "").join("\n");
}

/** On one line, over and over; the last time it wipes itself away. */
function showProgress(done: number, of: number): void {
  const isLast = done >= of;
  process.stderr.write(isLast ? "\r\u001B[K" : `\r${Math.floor((100 * done) / of)} %`);
}

/** One line for each; exit code 1 where a file cannot be read. */
export async function listGlossaries(dataDir: string): Promise<number> {
  const { dictionaries, problems } = await readGlossaries(dataDir);
  for (const { about } of dictionaries) console.log(aboutText(about));
  if (dictionaries.length === 0) console.log("No dictionary is imported.");
  for (const problem of problems) console.error(problemText(problem));
  return problems.length === 0 ? 0 : 1;
}

function aboutText({ name, from, to, entries, title, licence }: DictionaryAbout): string {
  const said = [title, licence].filter((part) => part !== undefined).join(" · ");
  return `${name}  ${from} → ${to}  ${entries} headwords${said === "" ? "" : `  ${said}`}`;
}
