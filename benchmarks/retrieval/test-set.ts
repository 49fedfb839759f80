/** A folder of retrieval sets in, the passages and questions of one of them out, or why there are none. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { Language } from "../../src/language/language.ts";
import type { Passage } from "./retriever.ts";

export interface Question {
  readonly id: string;
  readonly question: string;
  readonly passageId: string;
  /** The words of the passage that answer it. */
  readonly answer: string;
}

export interface TestSet {
  readonly name: string;
  readonly language: Language;
  readonly passages: readonly Passage[];
  readonly questions: readonly Question[];
}

/** What a folder may hold, each in `<name>.json`. */
export const FILE_SETS: ReadonlyMap<string, Language> = new Map([
  ["aligned-en", "en"],
  ["aligned-it", "it"],
  ["aligned-zh", "zh"],
  ["it-large", "it"],
]);

const fileSchema = z.object({
  passages: z.array(z.object({ id: z.string(), text: z.string(), title: z.string() })).min(1),
  questions: z
    .array(
      z.object({ id: z.string(), question: z.string(), passageId: z.string(), answer: z.string() }),
    )
    .min(1),
});

/** The names of the sets that are there; `say` is told of each that is not. */
export function presentSets(folder: string | undefined, say: (line: string) => void): string[] {
  const names = [...FILE_SETS.keys()];
  if (folder === undefined) {
    say(`No folder is given: ${names.join(", ")} are skipped.`);
    return [];
  }
  return names.filter((name) => {
    const isThere = existsSync(fileOf(folder, name));
    // Without the folder, here and below: what is said goes into the report, which is no place for a machine's paths.
    if (!isThere) say(`${name}.json is not in the folder given: ${name} is skipped.`);
    return isThere;
  });
}

/** Throws a sentence for whoever gave the folder, where the file is not a retrieval set. */
export function readTestSet(folder: string, name: string): TestSet {
  const language = FILE_SETS.get(name);
  if (language === undefined)
    throw new Error(`There is no set "${name}". Permitted: ${[...FILE_SETS.keys()].join(", ")}.`);
  const parsed = fileSchema.safeParse(readJson(folder, name));
  if (!parsed.success) throw new Error(`${name}.json: ${z.prettifyError(parsed.error)}`);
  return { name, language, ...parsed.data };
}

function readJson(folder: string, name: string): unknown {
  try {
    return JSON.parse(readFileSync(fileOf(folder, name), "utf8"));
  } catch (error) {
    throw new Error(`${name}.json cannot be read as JSON: ${String(error)}`, { cause: error });
  }
}

function fileOf(folder: string, name: string): string {
  return join(folder, `${name}.json`);
}
