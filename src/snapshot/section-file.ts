/** Sections of bytes in, one file of them out; and back, unless a single bit of it is not as it was written. */
import type { FileHandle } from "node:fs/promises";
import { open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { crc32 } from "node:zlib";
import { FileSection, fill } from "./file-section.ts";

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
 * The file: magic, CRC-32 of the head, length of the contents, number of sections, CRC-32 of each, the
 * contents as JSON; then the sections. Head and sections end at a multiple of four bytes. A checksum finds
 * damage, which is all there is to find: whoever can write the file can write any other of ours.
 */
const MAGIC = Buffer.from("FontiSN2");
const CRC_LENGTH = 4;
const FIXED_LENGTH = MAGIC.length + CRC_LENGTH + 4 + 4;
const MOST_SECTIONS = 1_000;

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
  const head = Buffer.alloc(headLength(sections.length, json.length));
  let at = head.length;
  const write = async (bytes: Uint8Array) => {
    for (let done = 0; done < bytes.length;) {
      const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, at);
      done += bytesWritten;
      at += bytesWritten;
    }
  };
  for (const [index, { length, chunks }] of sections.entries()) {
    let crc = 0;
    const add = async (bytes: Uint8Array) => {
      crc = crc32(bytes, crc);
      await write(bytes);
    };
    for (const chunk of chunks()) await add(chunk);
    await add(Buffer.alloc(paddingAfter(length)));
    head.writeUInt32LE(crc, FIXED_LENGTH + index * CRC_LENGTH);
  }
  MAGIC.copy(head);
  head.writeUInt32LE(json.length, FIXED_LENGTH - 8);
  head.writeUInt32LE(sections.length, FIXED_LENGTH - 4);
  json.copy(head, FIXED_LENGTH + sections.length * CRC_LENGTH);
  head.writeUInt32LE(crc32(head.subarray(FIXED_LENGTH - 8)), MAGIC.length);
  at = 0;
  await write(head);
}

function headLength(sections: number, json: number): number {
  return FIXED_LENGTH + sections * CRC_LENGTH + padded(json);
}

/** So that the new name outlives a power cut; not every system lets a folder be synced. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r").catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

/** A file whose every bit was looked at, and which stays open: what is read of it later is what was checked. */
export interface OpenSections {
  readonly sections: readonly FileSection[];
  /** Nothing can be read of the sections afterwards. */
  close(): Promise<void>;
}

/** Undefined where there is no such file. Never rejects. */
export async function openSections(
  file: string,
  origin: () => Origin,
): Promise<OpenSections | Refused | undefined> {
  let handle: FileHandle;
  try {
    handle = await open(file, "r");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === "ENOENT" ? undefined : { refused: `it cannot be read (${code ?? "unknown"})` };
  }
  const opened = await check(handle, origin).catch((error: NodeJS.ErrnoException): Refused => {
    const { code = "damaged" } = error;
    return { refused: `it cannot be read (${code})` };
  });
  if ("refused" in opened) await handle.close();
  return opened;
}

async function check(handle: FileHandle, toOrigin: () => Origin): Promise<OpenSections | Refused> {
  const { size } = await handle.stat();
  const head = await readHead(handle, size);
  if ("refused" in head) return head;
  const { contents, crcs } = head;
  const places = placesOf(head);
  const summing = sumUp(handle, places);
  // The system reads while this is found out.
  const origin = toOrigin();
  const other = Object.keys(origin).find((name) => contents.origin[name] !== origin[name]);
  const sums = await summing;
  if (other !== undefined) return { refused: `it is of another ${other}` };
  if (sums.some((crc, index) => crc !== crcs[index])) return { refused: "it is damaged" };
  const sections = places.map(({ at }, index) => {
    return new FileSection(handle, { at, length: contents.lengths[index] as number });
  });
  return { sections, close: () => handle.close() };
}

interface Head {
  readonly contents: Contents;
  readonly crcs: readonly number[];
  /** Bytes until the first section. */
  readonly length: number;
}

async function readHead(handle: FileHandle, size: number): Promise<Head | Refused> {
  if (size < FIXED_LENGTH) return { refused: "it is cut off" };
  const fixed = Buffer.from((await readAt(handle, { at: 0, length: FIXED_LENGTH })).buffer);
  if (!MAGIC.equals(fixed.subarray(0, MAGIC.length)))
    return { refused: "it is no snapshot, or of another format" };
  const jsonLength = fixed.readUInt32LE(FIXED_LENGTH - 8);
  const count = fixed.readUInt32LE(FIXED_LENGTH - 4);
  if (count > MOST_SECTIONS) return { refused: "it is damaged" };
  const length = headLength(count, jsonLength);
  if (length > size) return { refused: "it is cut off" };
  const rest = Buffer.from(
    (await readAt(handle, { at: FIXED_LENGTH, length: length - FIXED_LENGTH })).buffer,
  );
  const crc = crc32(rest, crc32(fixed.subarray(FIXED_LENGTH - 8)));
  if (crc !== fixed.readUInt32LE(MAGIC.length)) return { refused: "it is damaged" };
  const contents = parseContents(
    rest.subarray(count * CRC_LENGTH, count * CRC_LENGTH + jsonLength),
  );
  if (contents?.lengths.length !== count) return { refused: "it is damaged" };
  const end = contents.lengths.reduce((sum, section) => sum + padded(section), length);
  if (end !== size) return { refused: end > size ? "it is cut off" : "it is damaged" };
  const crcs = Array.from({ length: count }, (_, index) => rest.readUInt32LE(index * CRC_LENGTH));
  return { contents, crcs, length };
}

interface Place {
  readonly at: number;
  readonly length: number;
}

function placesOf({ contents, length }: Head): Place[] {
  let end = length;
  return contents.lengths.map((section) => {
    const place = { at: end, length: padded(section) };
    end += place.length;
    return place;
  });
}

/** Bytes read at once; the same memory for all, since finding memory takes longer than reading. */
const CHUNK = 1 << 22;

/** The CRC-32 of each section. */
async function sumUp(handle: FileHandle, places: readonly Place[]): Promise<readonly number[]> {
  const longest = Math.max(0, ...places.map(({ length }) => length));
  const memory = new Uint8Array(Math.min(CHUNK, longest));
  const sums: number[] = [];
  for (const { at, length } of places) {
    let crc = 0;
    for (let start = 0; start < length; start += CHUNK) {
      const chunk = memory.subarray(0, Math.min(CHUNK, length - start));
      await fill(handle, chunk, at + start);
      crc = crc32(chunk, crc);
    }
    sums.push(crc);
  }
  return sums;
}

async function readAt(handle: FileHandle, { at, length }: Place): Promise<Uint8Array> {
  const bytes = new Uint8Array(length);
  await fill(handle, bytes, at);
  return bytes;
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
