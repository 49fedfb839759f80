/** Documents as read and the index of their passages in, a file out; and back, so that a start need not read and index again. */
import { createHash } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { endianness } from "node:os";
import { dirname, join, resolve } from "node:path";
import { isUnreadable } from "./documents/document.ts";
import type { RememberedFile } from "./knowledge-file.ts";
import { analyzers } from "./language/analyzers.ts";
import { takeSteps } from "./paced-steps.ts";
import type { LibraryState } from "./search/library-state.ts";
import { indexFingerprint } from "./snapshot/index-fingerprint.ts";
import type { DocumentHead } from "./snapshot/packed-documents.ts";
import { packDocuments, unpackDocuments } from "./snapshot/packed-documents.ts";
import type { LibraryHead } from "./snapshot/packed-library.ts";
import { packLibrary, unpackLibrary } from "./snapshot/packed-library.ts";
import { packTexts, unpackTexts } from "./snapshot/packed-texts.ts";
import type { Origin, Refused, Section } from "./snapshot/section-file.ts";
import { readSections, writeSections } from "./snapshot/section-file.ts";

export interface Snapshot {
  /** By path relative to the knowledge folder. */
  readonly files: ReadonlyMap<string, RememberedFile>;
  /** Every source of it is among the files. */
  readonly library: LibraryState;
}

/** Where a snapshot is kept, and which folder it is of. */
export interface SnapshotPlace {
  readonly file: string;
  readonly folder: string;
}

/** To be raised whenever a reader makes something else of the same file, or this format changes. */
const VERSION = 2;

export function snapshotPlace(dataDir: string, folder: string): SnapshotPlace {
  const name = hashOf(resolve(folder)).slice(0, 12);
  return { file: join(dataDir, `knowledge-${name}.snapshot`), folder };
}

/** Undefined where there is none yet. Never rejects: what does not fit to the bit is refused. */
export async function readSnapshot(place: SnapshotPlace): Promise<Snapshot | Refused | undefined> {
  const sections = await readSections(place.file, () => originOf(place));
  if (!sections || "refused" in sections) return sections;
  try {
    return unpack(sections);
  } catch {
    return { refused: "it is not understood" };
  }
}

/** @throws Error where it cannot be written; an earlier snapshot is kept then. */
export async function writeSnapshot(place: SnapshotPlace, snapshot: Snapshot): Promise<void> {
  await mkdir(dirname(place.file), { recursive: true });
  const sections = await takeSteps(pack(snapshot));
  if (sections) await writeSections(place.file, originOf(place), sections);
}

/** Takes some milliseconds, the first time. */
function originOf({ folder }: SnapshotPlace): Origin {
  return {
    version: String(VERSION),
    folder: hashOf(resolve(folder)),
    "computer or Node": `${endianness()} ${process.versions.unicode} ${process.versions["icu"]}`,
    index: indexFingerprint(analyzers),
  };
}

type FileHead = Omit<RememberedFile, "document"> & { readonly path: string };

interface Head {
  readonly files: readonly FileHead[];
  readonly documents: readonly DocumentHead[];
  readonly library: LibraryHead;
}

/** Of what does not change meanwhile. */
function* pack({ files, library }: Snapshot): Generator<void, Section[], void> {
  const { heads, numbers, texts } = packDocuments(
    [...files.values()].map(({ document }) => document),
  );
  yield;
  const packed = yield* packLibrary(library);
  const head: Head = {
    files: Array.from(files, ([path, { size, mtimeMs, hash }]) => ({ path, size, mtimeMs, hash })),
    documents: heads,
    library: packed.head,
  };
  const json = Buffer.from(JSON.stringify(head));
  yield;
  const [places, textSection] = packTexts(texts);
  return [
    ofBytes(json),
    ofNumbers(numbers),
    ofNumbers(places),
    textSection,
    ...packed.numbers.map(ofNumbers),
  ];
}

function unpack(sections: readonly Uint8Array[]): Snapshot {
  const [json, numbers, places, textBytes, ...lists] = sections;
  if (!json || !numbers || !places || !textBytes) throw new RangeError("Too few sections.");
  const head = JSON.parse(Buffer.from(json.buffer, 0, json.length).toString()) as Head;
  const texts = unpackTexts(toNumbers(places), textBytes);
  const documents = unpackDocuments({ heads: head.documents, numbers: toNumbers(numbers), texts });
  const files = new Map<string, RememberedFile>();
  for (const [index, { path, ...file }] of head.files.entries()) {
    const document = documents[index];
    if (!document) throw new RangeError("Fewer documents than files.");
    files.set(path, { ...file, document });
  }
  const library = unpackLibrary(head.library, lists.map(toNumbers));
  for (const { id } of library.sources) {
    const document = files.get(id)?.document;
    if (!document || isUnreadable(document)) throw new RangeError("A source without its document.");
  }
  return { files, library };
}

function ofBytes(bytes: Uint8Array): Section {
  return { length: bytes.length, chunks: () => [bytes] };
}

function ofNumbers(numbers: Uint32Array): Section {
  return ofBytes(new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength));
}

/** Sections begin where their memory does. */
function toNumbers({ buffer, length }: Uint8Array): Uint32Array {
  return new Uint32Array(buffer, 0, length / Uint32Array.BYTES_PER_ELEMENT);
}

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
