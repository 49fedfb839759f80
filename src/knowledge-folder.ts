/** A knowledge folder on disk in, what it says and every problem in it out; reads only inside it. */
import { lstat, readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Document, UnreadableDocument } from "./documents/document.ts";
import { isUnreadable } from "./documents/document.ts";
import { DOCUMENT_FILE, readDocument } from "./documents/read-document.ts";
import type { CollectionFiles, SourceFile, TextFile } from "./knowledge/collection.ts";
import { parseCollection } from "./knowledge/collection.ts";
import type { Knowledge } from "./knowledge/knowledge.ts";
import { mergeCollections } from "./knowledge/knowledge.ts";
import type { Problem } from "./knowledge/problem.ts";
import { analyzers } from "./language/analyzers.ts";
import { toAtoms } from "./language/atoms.ts";
import { detectLanguage } from "./language/language-detector.ts";

const LARGEST_FILE = 50 * 1024 * 1024;

/** What was read of a file, so that it need not be read again as long as the file stays the same. */
export interface RememberedFile {
  /** Bytes. */
  readonly size: number;
  readonly mtimeMs: number;
  /** SHA-256 of its bytes, in hexadecimal. */
  readonly hash: string;
  readonly document: Document | UnreadableDocument;
}

export interface ReadKnowledgeOptions {
  /** By path relative to the knowledge folder, with forward slashes. */
  readonly remembered?: ReadonlyMap<string, RememberedFile>;
}

export interface ReadKnowledge {
  readonly knowledge: Knowledge;
  readonly problems: readonly Problem[];
  /** Every document of the folder, to be remembered. */
  readonly files: ReadonlyMap<string, RememberedFile>;
}

/** A folder of collections, or of sources. @throws Error where the folder itself cannot be read. */
export async function readKnowledge(
  folder: string,
  _options: ReadKnowledgeOptions = {},
): Promise<ReadKnowledge> {
  const entries = (
    await readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
      throw new Error(
        `The knowledge folder ${folder} cannot be read (${error.code ?? "unknown error"}). Permitted: a folder with sources and facts.yaml, or with folders of them.`,
      );
    })
  ).sort((a, b) => (a.name < b.name ? -1 : 1));
  const ids = entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith("."))
    .map(({ name }) => name);
  const problems: Problem[] = entries
    .filter(
      (entry) =>
        entry.isSymbolicLink() && !DOCUMENT_FILE.test(entry.name) && !entry.name.startsWith("."),
    )
    .map(({ name }) => ({
      file: name,
      message: "a link. Permitted: a folder that is itself in the knowledge folder.",
    }));
  const collections = [];
  for (const id of ["", ...ids]) {
    const files = await readCollectionFiles({ folder, id }, problems);
    if (files.sources.length === 0 && !files.facts) continue;
    const parsed = parseCollection(files);
    problems.push(...parsed.problems);
    collections.push(parsed.collection);
  }
  return { knowledge: mergeCollections(collections), problems, files: new Map() };
}

async function readCollectionFiles(
  { folder, id }: { folder: string; id: string },
  problems: Problem[],
): Promise<CollectionFiles> {
  const names = (await readdir(join(folder, id))).filter((name) => !name.startsWith(".")).sort();
  const read = async (name: string): Promise<TextFile | undefined> => {
    const path = id === "" ? name : `${id}/${name}`;
    const text = await readText(join(folder, id, name)).catch((error: NodeJS.ErrnoException) => ({
      message: `cannot be read (${error.code ?? "unknown error"}). Permitted: a file this process may read.`,
    }));
    if (typeof text === "string") return { path, text };
    problems.push({ file: path, ...text });
    return undefined;
  };
  const sources: SourceFile[] = [];
  for (const name of names) {
    if (!DOCUMENT_FILE.test(name)) continue;
    const path = id === "" ? name : `${id}/${name}`;
    const document = await readSource(join(folder, path));
    if (isUnreadable(document)) problems.push({ file: path, ...document });
    else sources.push({ path, document });
  }
  return {
    id,
    sources,
    facts: names.includes("facts.yaml") ? await read("facts.yaml") : undefined,
    glossary: names.includes("glossary.yaml") ? await read("glossary.yaml") : undefined,
    languageOf,
  };
}

async function readSource(path: string): Promise<Document | UnreadableDocument> {
  const bytes = await readBytes(path).catch((error: NodeJS.ErrnoException) => ({
    message: `cannot be read (${error.code ?? "unknown error"}). Permitted: a file this process may read.`,
  }));
  return bytes instanceof Uint8Array ? readDocument(path, bytes) : bytes;
}

/** The text of a regular UTF-8 file, or what is wrong with it. */
async function readText(path: string): Promise<string | Omit<Problem, "file">> {
  const bytes = await readBytes(path);
  if (!(bytes instanceof Uint8Array)) return bytes;
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return {
      line: lineOfInvalidByte(bytes),
      message: "not UTF-8. Permitted: text saved as UTF-8.",
    };
  }
}

async function readBytes(path: string): Promise<Uint8Array | UnreadableDocument> {
  const stats = await lstat(path);
  if (stats.isSymbolicLink())
    return { message: "a link. Permitted: a file that is itself in the knowledge folder." };
  if (!stats.isFile()) return { message: "not a file. Permitted: a UTF-8 text file." };
  if (stats.size > LARGEST_FILE)
    return {
      message: `too large (${stats.size} bytes). Permitted: at most ${LARGEST_FILE} bytes.`,
    };
  return readFile(path);
}

function lineOfInvalidByte(bytes: Uint8Array): number {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let line = 1;
  let start = 0;
  for (let end = bytes.indexOf(10); ; end = bytes.indexOf(10, start)) {
    try {
      decoder.decode(bytes.subarray(start, end < 0 ? bytes.length : end));
    } catch {
      return line;
    }
    if (end < 0) return line;
    start = end + 1;
    line += 1;
  }
}

function languageOf(text: string): string {
  const detected = detectLanguage(toAtoms(text.slice(0, 20_000)), {
    analyzers,
    speakersOf: () => undefined,
  });
  return detected ?? "en";
}
