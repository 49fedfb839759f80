/** The bytes of a ZIP file in, what it says it holds out, and the bytes of one entry; nothing is inflated beyond what was declared. */

export interface ZipEntry {
  readonly name: string;
  /** Bytes, as declared. */
  readonly size: number;
  readonly compressedSize: number;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  /** Where its local header begins. */
  readonly at: number;
}

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_LENGTH = 22;
const LONGEST_COMMENT = 65_535;
/** What stands for “see the ZIP64 fields”, which a document of a few megabytes never needs. */
const IN_ZIP64 = 0xffffffff;

/** Undefined where the bytes are no whole ZIP file. */
export function readZipDirectory(bytes: Uint8Array): readonly ZipEntry[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view);
  if (end === undefined) return undefined;
  const count = view.getUint16(end + 10, true);
  const entries: ZipEntry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index++) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== ENTRY) return undefined;
    const nameLength = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    const [compressedSize, size] = [view.getUint32(at + 20, true), view.getUint32(at + 24, true)];
    if (size === IN_ZIP64 || compressedSize === IN_ZIP64) return undefined;
    const method = view.getUint16(at + 10, true);
    entries.push({ name, size, compressedSize, method, at: view.getUint32(at + 42, true) });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

function endOf(view: DataView): number | undefined {
  const last = view.byteLength - END_LENGTH;
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--)
    if (view.getUint32(at, true) === END) return at;
  return undefined;
}

/** The entry's bytes; undefined where it is damaged or holds more than it declares. */
export async function inflateEntry(
  bytes: Uint8Array,
  entry: ZipEntry,
): Promise<Uint8Array | undefined> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (entry.at + 30 > view.byteLength || view.getUint32(entry.at, true) !== LOCAL) return undefined;
  const start =
    entry.at + 30 + view.getUint16(entry.at + 26, true) + view.getUint16(entry.at + 28, true);
  const stored = bytes.subarray(start, start + entry.compressedSize);
  if (entry.method === 0) return stored.length === entry.size ? stored : undefined;
  if (entry.method !== 8) return undefined;
  try {
    return await inflated(stored, entry.size);
  } catch {
    return undefined;
  }
}

async function inflated(stored: Uint8Array, size: number): Promise<Uint8Array | undefined> {
  const stream = new Blob([new Uint8Array(stored)]).stream();
  const reader = stream.pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  const whole = new Uint8Array(size);
  let length = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const chunk: Uint8Array = part.value;
    if (length + chunk.length > size) {
      await reader.cancel();
      return undefined;
    }
    whole.set(chunk, length);
    length += chunk.length;
  }
  return length === size ? whole : undefined;
}
