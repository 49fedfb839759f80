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
import type { Numbers } from "./search/numbers.ts";
import { indexFingerprint } from "./snapshot/index-fingerprint.ts";
import type { DocumentHead } from "./snapshot/packed-documents.ts";
import { packDocuments, unpackDocuments } from "./snapshot/packed-documents.ts";
import type { LibraryHead, UnpackedLibrary } from "./snapshot/packed-library.ts";
import { packLibrary, unpackLibrary } from "./snapshot/packed-library.ts";
import type { PackedText } from "./snapshot/packed-texts.ts";
import { packTexts, textOf, unpackTexts } from "./snapshot/packed-texts.ts";
import type { FileSection } from "./snapshot/file-section.ts";
import type { Origin, Refused, Section } from "./snapshot/section-file.ts";
import { openSections, writeSections } from "./snapshot/section-file.ts";

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
const VERSION = 3;

export function snapshotPlace(dataDir: string, folder: string): SnapshotPlace {
  const name = hashOf(resolve(folder)).slice(0, 12);
  return { file: join(dataDir, `knowledge-${name}.snapshot`), folder };
}

/** What stands in a file that stays open: texts and postings are read of it when they are asked for. */
export interface OpenSnapshot extends Snapshot {
  /** Reads what every answer looks at, while others go on: answers are quicker then. */
  load(): Promise<void>;
  /** Nothing of it can be used afterwards. */
  close(): Promise<void>;
}

/** Undefined where there is none yet. Never rejects: what does not fit to the bit is refused. */
export async function openSnapshot(
  place: SnapshotPlace,
): Promise<OpenSnapshot | Refused | undefined> {
  const opened = await openSections(place.file, () => originOf(place));
  if (!opened || "refused" in opened) return opened;
  const close = () => opened.close();
  try {
    const { tokens, ...snapshot } = unpack(opened.sections);
    const load = async () => void (await Promise.all(tokens.map((one) => one.load())));
    return { ...snapshot, load, close };
  } catch {
    await close();
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
  const packed = packLibrary(library);
  const head: Head = {
    files: Array.from(files, ([path, { size, mtimeMs, hash }]) => ({ path, size, mtimeMs, hash })),
    documents: heads,
    library: packed.head,
  };
  const json = Buffer.from(JSON.stringify(head));
  yield;
  return [
    ofBytes(json),
    ofNumbers(numbers),
    ...ofTexts(texts),
    ...ofTexts(packed.texts),
    ...packed.numbers.map(ofNumbers),
  ];
}

function unpack(sections: readonly FileSection[]): Snapshot & Pick<UnpackedLibrary, "tokens"> {
  const [json, numbers, places, texts, libraryPlaces, libraryTexts, ...lists] = sections;
  if (!json || !numbers || !places || !texts || !libraryPlaces || !libraryTexts)
    throw new RangeError("Too few sections.");
  const head = JSON.parse(Buffer.from(json.bytes().buffer).toString()) as Head;
  const documents = unpackDocuments({
    heads: head.documents,
    numbers: numbers.numbers(),
    texts: unpackTexts(places.numbers(), texts),
  });
  const files = new Map<string, RememberedFile>();
  for (const [index, { path, ...file }] of head.files.entries()) {
    const document = documents[index];
    if (!document) throw new RangeError("Fewer documents than files.");
    files.set(path, { ...file, document });
  }
  const { library, tokens } = unpackLibrary(head.library, {
    texts: unpackTexts(libraryPlaces.numbers(), libraryTexts).map(textOf),
    sections: lists,
  });
  for (const { id } of library.sources) {
    const document = files.get(id)?.document;
    if (!document || isUnreadable(document)) throw new RangeError("A source without its document.");
  }
  return { files, library, tokens };
}

function ofBytes(bytes: Uint8Array): Section {
  return { length: bytes.length, chunks: () => [bytes] };
}

function ofTexts(texts: readonly (string | PackedText)[]): Section[] {
  const [places, section] = packTexts(texts);
  return [ofNumbers(places), section];
}

/** Numbers written at once. */
const CHUNK = 1 << 18;

function ofNumbers(numbers: Numbers): Section {
  return {
    length: numbers.length * Uint32Array.BYTES_PER_ELEMENT,
    chunks: function* () {
      for (let start = 0; start < numbers.length; start += CHUNK) {
        const chunk = numbers.subarray(start, Math.min(start + CHUNK, numbers.length));
        yield new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength);
      }
    },
  };
}

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
