/** The path of a dictionary that an operator has in; its entries, or what is wrong with it, out. */
import { createHash } from "node:crypto";
import { access, readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { parseCedict } from "./language/dictionary-cedict.ts";
import { parseDictd } from "./language/dictionary-dictd.ts";
import type { DictionaryReading, DictionarySource } from "./language/dictionary-source.ts";
import { parseTei } from "./language/dictionary-tei.ts";

const MEGABYTE = 1024 * 1024;
const LARGEST_FILE = 128 * MEGABYTE;
const LARGEST_UNPACKED = 256 * MEGABYTE;
const FORMATS =
  "a dictd dictionary (NAME.index with NAME.dict or NAME.dict.dz), CC-CEDICT or FreeDict TEI as text or .gz";
const DICTD = /\.(?:index|dict|dict\.dz)$/u;
const EXTENSIONS = /(?:\.(?:index|dict|tei|xml|txt|u8))?(?:\.(?:dz|gz))?$/iu;

export interface DictionaryFile {
  /** Of the file, without its extensions; letters, digits, `.`, `_` and `-`. */
  readonly name: string;
  readonly sha256: string;
  readonly source: DictionarySource;
}

/** What an operator must mend; the message says where and what is permitted. */
export class DictionaryFileError extends Error {}

/** Of a dictd dictionary either file may be named, or what their names have in common. @throws DictionaryFileError */
export async function readDictionaryFile(path: string): Promise<DictionaryFile> {
  const files = await filesOf(path);
  const hash = createHash("sha256");
  const unpacked: Buffer[] = [];
  for (const file of files) {
    const bytes = await readBytes(file);
    hash.update(bytes);
    unpacked.push(await unpack(bytes, file));
  }
  const [first = Buffer.alloc(0), second] = unpacked;
  const text = decode(first, files[0] ?? path);
  const reading = second ? parseDictd(text, second) : parseText(text);
  if ("problem" in reading) throw new DictionaryFileError(`${path}: ${reading.problem}`);
  return { name: nameOf(path), sha256: hash.digest("hex"), source: reading.source };
}

/** The index and the definitions of dictd, or the one file. */
async function filesOf(path: string): Promise<readonly string[]> {
  const stem = path.replace(DICTD, "");
  if (stem === path && (await isThere(path))) return [path];
  const index = `${stem}.index`;
  if (stem === path && !(await isThere(index)))
    throw new DictionaryFileError(`${path}: no such file. Permitted: ${FORMATS}.`);
  for (const file of [`${stem}.dict.dz`, `${stem}.dict`])
    if (await isThere(file)) return [index, file];
  throw new DictionaryFileError(
    `${path}: neither ${stem}.dict.dz nor ${stem}.dict is there. Permitted: ${FORMATS}.`,
  );
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

async function readBytes(path: string): Promise<Buffer> {
  try {
    const stats = await stat(path);
    if (!stats.isFile())
      throw new DictionaryFileError(`${path}: not a file. Permitted: ${FORMATS}.`);
    if (stats.size > LARGEST_FILE)
      throw new DictionaryFileError(
        `${path}: ${stats.size} bytes. Permitted: at most ${LARGEST_FILE}.`,
      );
    return await readFile(path);
  } catch (error) {
    if (error instanceof DictionaryFileError) throw error;
    const { code = "unknown error" } = error as NodeJS.ErrnoException;
    throw new DictionaryFileError(
      `${path}: cannot be read (${code}). Permitted: a file this process may read.`,
      { cause: error },
    );
  }
}

/** `.dz` is gzip too, with a table of its chunks in a field that gunzip passes over. */
async function unpack(bytes: Buffer, path: string): Promise<Buffer> {
  if (bytes.subarray(0, 2).toString("latin1") === "PK")
    throw new DictionaryFileError(`${path}: a zip archive. Permitted: the file inside it, or .gz.`);
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return await promisify(gunzip)(bytes, { maxOutputLength: LARGEST_UNPACKED });
  } catch (error) {
    const { code = "unknown error" } = error as NodeJS.ErrnoException;
    throw new DictionaryFileError(
      `${path}: cannot be unpacked (${code}). Permitted: a whole .gz or .dz file of at most ${LARGEST_UNPACKED} bytes unpacked.`,
      { cause: error },
    );
  }
}

function decode(bytes: Buffer, path: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    throw new DictionaryFileError(`${path}: not UTF-8. Permitted: ${FORMATS}.`, { cause: error });
  }
}

function parseText(text: string): DictionaryReading {
  if (!text.trimStart().startsWith("<")) return parseCedict(text);
  if (/<TEI[\s.>]/u.test(text.slice(0, 100_000))) return parseTei(text);
  return { problem: `HTML or XML that is no dictionary. Permitted: ${FORMATS}.` };
}

function nameOf(path: string): string {
  const name = basename(path)
    .replace(EXTENSIONS, "")
    .replaceAll(/[^\w.-]+/gu, "-");
  return name.replace(/^[.-]+/u, "").slice(0, 64) || "dictionary";
}
