/** Dictionaries that an operator imports in; the files they are kept in, and what these hold, out. */
import { mkdir, readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { DictionaryFileError, readDictionaryFile } from "./dictionary-file.ts";
import type { Problem } from "./knowledge/problem.ts";
import type { Analyzer } from "./language/analyzer.ts";
import { analyzers } from "./language/analyzers.ts";
import type { Dictionary, DictionaryAbout } from "./language/dictionary.ts";
import { parseDictionary, writeDictionary } from "./language/dictionary.ts";
import type { LanguagePair } from "./language/dictionary-languages.ts";
import { languagesOf } from "./language/dictionary-languages.ts";
import type { DictionarySource } from "./language/dictionary-source.ts";

const EXTENSION = ".tsv";

export interface ImportOptions {
  /** Of the headwords and of the translations, where the dictionary does not say it or says it wrongly. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly onProgress?: ((done: number, of: number) => void) | undefined;
}

export interface Imported {
  readonly about: DictionaryAbout;
  /** How many entries could be read, and how many could not. */
  readonly read: number;
  readonly skipped: number;
  /** Bytes of the file that is kept. */
  readonly bytes: number;
  readonly isReplaced: boolean;
}

/** One of the same name is replaced, whole or not at all. @throws DictionaryFileError */
export async function importGlossary(
  path: string,
  dataDir: string,
  { from, to, onProgress }: ImportOptions = {},
): Promise<Imported> {
  const { name, sha256, source } = await readDictionaryFile(path);
  const pair = permittedPair(path, { ...languagesIn(source, name), ...defined({ from, to }) });
  const { entries, title, licence } = source;
  const text = writeDictionary({
    about: { name, sha256, from: pair.from.language, to: pair.to.language, title, licence },
    entries,
    ...pair,
    onProgress: (done) => onProgress?.(done, entries.length),
  });
  const about = parseDictionary(text)?.about;
  if (!about || about.entries === 0)
    throw new DictionaryFileError(
      `${path}: no entry has words of ${pair.from.language} and of ${pair.to.language}. Permitted: the languages it is in, with --from and --to.`,
    );
  const isReplaced = (await glossaryNames(dataDir)).includes(name);
  await writeWhole(fileOf(name, dataDir), text);
  const bytes = Buffer.byteLength(text);
  return { about, read: entries.length, skipped: source.skipped, bytes, isReplaced };
}

/** All that can be read; a problem for each file that cannot. Without the folder, none of either. */
export async function readGlossaries(
  dataDir: string,
): Promise<{ dictionaries: readonly Dictionary[]; problems: readonly Problem[] }> {
  const dictionaries: Dictionary[] = [];
  const problems: Problem[] = [];
  const names = await glossaryNames(dataDir).catch((error: Error) => {
    problems.push({ file: glossariesIn(dataDir), message: error.message });
    return [];
  });
  for (const name of names) {
    const file = fileOf(name, dataDir);
    const text = await readFile(file, "utf8").catch(() => undefined);
    const dictionary = text === undefined ? undefined : parseDictionary(text);
    if (dictionary) dictionaries.push(dictionary);
    else
      problems.push({
        file,
        message:
          "damaged, or of another version. Permitted: what fonti glossary import writes; import it again.",
      });
  }
  return { dictionaries, problems };
}

/** Names in the order of the alphabet. */
export async function glossaryNames(dataDir: string): Promise<readonly string[]> {
  const files = await readdir(glossariesIn(dataDir)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw new DictionaryFileError(
      `cannot be read (${error.code ?? "unknown error"}). Permitted: a folder.`,
    );
  });
  return files
    .filter((file) => file.endsWith(EXTENSION) && !file.startsWith("."))
    .map((file) => file.slice(0, -EXTENSION.length))
    .sort();
}

/** @throws DictionaryFileError where there is none of that name. */
export async function removeGlossary(name: string, dataDir: string): Promise<void> {
  const names = await glossaryNames(dataDir);
  if (!names.includes(name))
    throw new DictionaryFileError(
      `no dictionary ${JSON.stringify(name)}. Permitted: ${names.join(", ") || "none is imported"}.`,
    );
  await rm(fileOf(name, dataDir));
}

/** The folder in the data folder that holds the imported dictionaries. */
function glossariesIn(dataDir: string): string {
  return join(dataDir, "glossaries");
}

function fileOf(name: string, dataDir: string): string {
  return join(glossariesIn(dataDir), name + EXTENSION);
}

function languagesIn(source: DictionarySource, name: string): Partial<LanguagePair> {
  const { from, to } = source;
  return { ...languagesOf(source.title ?? "", name), ...defined({ from, to }) };
}

function defined(pair: Record<"from" | "to", string | undefined>): Partial<LanguagePair> {
  return Object.fromEntries(Object.entries(pair).filter(([, value]) => value !== undefined));
}

function permittedPair(
  path: string,
  pair: Partial<LanguagePair>,
): { from: Analyzer; to: Analyzer } {
  const from = analyzers.find(({ language }) => language === pair.from);
  const to = analyzers.find(({ language }) => language === pair.to);
  if (from && to && from !== to) return { from, to };
  const permitted = analyzers.map(({ language }) => language).join(", ");
  const what =
    pair.from === undefined || pair.to === undefined
      ? "it does not say from which language into which it translates"
      : `it translates from ${JSON.stringify(pair.from)} to ${JSON.stringify(pair.to)}`;
  throw new DictionaryFileError(
    `${path}: ${what}. Permitted: two of ${permitted}, or --from and --to to say it.`,
  );
}

/** Into a file beside it first, so that a reader finds the old one or the new one. */
async function writeWhole(file: string, text: string): Promise<void> {
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(temporary, text);
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    const { code = "unknown error" } = error as NodeJS.ErrnoException;
    throw new DictionaryFileError(
      `${file}: cannot be written (${code}). Permitted: a data folder this process may write to.`,
      { cause: error },
    );
  }
}
