/** Sections of bytes in, one file of them out; and back, unless a single bit of it is not as it was written. */
import { createHash } from "node:crypto";
import type { FileHandle } from "node:fs/promises";
import { open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";

/** Bytes to be written; made only when they are. */
export interface Section {
  readonly length: number;
  readonly chunks: () => Iterable<Uint8Array>;
}

/** What a file is of, as sentences name it: all must be the same when it is read. */
export type Origin = Readonly<Record<string, string>>;

/** Why a file is not used: half a sentence. */
export interface Refused {
  readonly refused: string;
}

/**
 * The file: magic, SHA-256 of all that follows, length of the contents, the contents as JSON, the
 * sections; contents and sections end at a multiple of four bytes.
 */
const MAGIC = Buffer.from("FontiSN1");
const HASH_LENGTH = 32;
const HEAD_LENGTH = MAGIC.length + HASH_LENGTH + 4;
const MOST_SECTIONS = 10_000;

interface Contents {
  readonly origin: Origin;
  readonly lengths: readonly number[];
}

/**
 * The earlier file stays until the new one is whole and on the disk.
 * @throws Error where it cannot be written.
 */
export async function writeSections(
  file: string,
  origin: Origin,
  sections: readonly Section[],
): Promise<void> {
  const unfinished = `${file}.tmp`;
  try {
    // Sources may be private.
    const handle = await open(unfinished, "w", 0o600);
    try {
      await writeAll(handle, origin, sections);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(unfinished, file);
    await syncFolder(dirname(file));
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => undefined);
    throw error;
  }
}

async function writeAll(handle: FileHandle, origin: Origin, sections: readonly Section[]) {
  const contents: Contents = { origin, lengths: sections.map(({ length }) => length) };
  const json = Buffer.from(JSON.stringify(contents));
  const jsonLength = Buffer.alloc(4);
  jsonLength.writeUInt32LE(json.length);
  const hash = createHash("sha256");
  let at = MAGIC.length + HASH_LENGTH;
  const write = async (bytes: Uint8Array) => {
    hash.update(bytes);
    for (let done = 0; done < bytes.length;) {
      const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, at);
      done += bytesWritten;
      at += bytesWritten;
    }
  };
  await write(jsonLength);
  await write(json);
  await write(Buffer.alloc(paddingAfter(json.length)));
  for (const { length, chunks } of sections) {
    for (const chunk of chunks()) await write(chunk);
    await write(Buffer.alloc(paddingAfter(length)));
  }
  await handle.write(Buffer.concat([MAGIC, hash.digest()]), 0, MAGIC.length + HASH_LENGTH, 0);
}

/** So that the new name outlives a power cut; not every system lets a folder be synced. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r").catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

/** Each section in memory of its own; undefined where there is no such file. Never rejects. */
export async function readSections(
  file: string,
  origin: () => Origin,
): Promise<readonly Uint8Array[] | Refused | undefined> {
  let handle: FileHandle;
  try {
    handle = await open(file, "r");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === "ENOENT" ? undefined : { refused: `it cannot be read (${code ?? "unknown"})` };
  }
  try {
    return await readAll(handle, origin());
  } catch (error) {
    const { code = "damaged" } = error as NodeJS.ErrnoException;
    return { refused: `it cannot be read (${code})` };
  } finally {
    await handle.close();
  }
}

async function readAll(handle: FileHandle, origin: Origin): Promise<Uint8Array[] | Refused> {
  const { size } = await handle.stat();
  if (size < HEAD_LENGTH) return { refused: "it is cut off" };
  const head = await readAt(handle, { at: 0, length: HEAD_LENGTH });
  if (!MAGIC.equals(head.subarray(0, MAGIC.length)))
    return { refused: "it is no snapshot, or of another format" };
  const jsonLength = Buffer.from(head.buffer).readUInt32LE(HEAD_LENGTH - 4);
  if (HEAD_LENGTH + jsonLength > size) return { refused: "it is cut off" };
  const json = await readAt(handle, { at: HEAD_LENGTH, length: padded(jsonLength) });
  const contents = parseContents(json.subarray(0, jsonLength));
  if (!contents) return { refused: "it is damaged" };
  const places: Place[] = [];
  let end = HEAD_LENGTH + padded(jsonLength);
  for (const length of contents.lengths) {
    places.push({ at: end, length: padded(length) });
    end += padded(length);
  }
  if (end !== size) return { refused: end > size ? "it is cut off" : "it is damaged" };
  const other = Object.keys(origin).find((name) => contents.origin[name] !== origin[name]);
  if (other !== undefined) return { refused: `it is of another ${other}` };
  const hash = createHash("sha256");
  hash.update(head.subarray(HEAD_LENGTH - 4));
  hash.update(json);
  const sections = await readPlaces(handle, places, (bytes) => hash.update(bytes));
  if (!hash.digest().equals(head.subarray(MAGIC.length, MAGIC.length + HASH_LENGTH)))
    return { refused: "it is damaged" };
  return sections.map((bytes, index) => bytes.subarray(0, contents.lengths[index]));
}

interface Place {
  readonly at: number;
  readonly length: number;
}

/** Bytes read at once, and visited while they are still near the processor. */
const CHUNK = 1 << 20;

async function readPlaces(
  handle: FileHandle,
  places: readonly Place[],
  visit: (bytes: Uint8Array) => void,
): Promise<Uint8Array[]> {
  const sections: Uint8Array[] = [];
  for (const { at, length } of places) {
    const bytes = new Uint8Array(length);
    for (let start = 0; start < length; start += CHUNK) {
      const chunk = bytes.subarray(start, start + CHUNK);
      await fill(handle, chunk, at + start);
      visit(chunk);
    }
    sections.push(bytes);
  }
  return sections;
}

async function readAt(handle: FileHandle, { at, length }: Place): Promise<Uint8Array> {
  const bytes = new Uint8Array(length);
  await fill(handle, bytes, at);
  return bytes;
}

async function fill(handle: FileHandle, bytes: Uint8Array, at: number): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    const { bytesRead } = await handle.read(bytes, done, bytes.length - done, at + done);
    if (bytesRead === 0) throw new Error("The file ends too early.");
    done += bytesRead;
  }
}

function parseContents(bytes: Uint8Array): Contents | undefined {
  try {
    const { origin, lengths } = JSON.parse(Buffer.from(bytes).toString()) as Partial<Contents>;
    const isValid =
      typeof origin === "object" &&
      Array.isArray(lengths) &&
      lengths.length <= MOST_SECTIONS &&
      lengths.every((length) => Number.isSafeInteger(length) && length >= 0);
    return isValid ? { origin, lengths } : undefined;
  } catch {
    return undefined;
  }
}

function paddingAfter(length: number): number {
  return padded(length) - length;
}

function padded(length: number): number {
  return Math.ceil(length / 4) * 4;
}
