/** A listed file in, its bytes as one moment had them, or the document in them, out; what was read once is not read again. */
import { createHash } from "node:crypto";
import { constants } from "node:fs";
import type { FileHandle } from "node:fs/promises";
import { open } from "node:fs/promises";
import { basename, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { DocumentReader } from "./document-file.ts";
import { createDocumentReader } from "./document-file.ts";
import type { Document, UnreadableDocument } from "./documents/document.ts";
import { isUnreadable } from "./documents/document.ts";
import { readDocument } from "./documents/read-document.ts";
import type { ListedFile } from "./knowledge-listing.ts";
import { analyzers } from "./language/analyzers.ts";
import { toAtoms } from "./language/atoms.ts";
import { detectLanguage } from "./language/language-detector.ts";

/** What was read of a file, so that it need not be read again as long as the file stays the same. */
export interface RememberedFile {
  /** Bytes. */
  readonly size: number;
  /** 0 where the file changed so shortly before that a later change may have the same time: its content then tells. */
  readonly mtimeMs: number;
  /** SHA-256 of its bytes, in hexadecimal; empty where they could not be read. */
  readonly hash: string;
  /** A document names its language, found by its words where the file does not say it. */
  readonly document: Document | UnreadableDocument;
}

export interface KnowledgeFileOptions {
  /** The folder that the paths are relative to. */
  readonly folder: string;
  /** In bytes: up to which size files are read in this thread, where that takes no thread to begin with. */
  readonly inThisThread: { readonly plainText: number; readonly markdown: number };
}

interface FileContent {
  readonly bytes: Uint8Array;
  readonly mtimeMs: number;
}

const LARGEST_FILE = 50 * 1024 * 1024;
/** Milliseconds. Some file systems count in steps of two seconds. */
const LONGEST_TICK = 2_000;
/** A file that is being written is read so often, with pauses in milliseconds. */
const TRIES = 4;
const PAUSE = 60;
/** Neither a link nor a pipe that somebody has put in the place of the file is waited for. */
const OPEN_FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

export class KnowledgeFileReader {
  readonly #options: KnowledgeFileOptions;
  #reader: DocumentReader | undefined;
  #isClosed = false;

  constructor(options: KnowledgeFileOptions) {
    this.#options = options;
  }

  /** Large files, and formats whose readers may fail, are read in a thread of their own, one after the other. */
  isReadAlone({ path, size }: ListedFile): boolean {
    const { plainText, markdown } = this.#options.inThisThread;
    if (/\.txt$/iu.test(path)) return size > plainText;
    return !/\.(?:md|markdown)$/iu.test(path) || size > markdown;
  }

  /** `remembered` is used where its content is still that of the file. Never rejects. */
  async document(file: ListedFile, remembered?: RememberedFile): Promise<RememberedFile> {
    const content = await this.bytes(file.path);
    if ("message" in content) return { ...file, hash: "", document: content };
    const { bytes } = content;
    const size = bytes.length;
    const mtimeMs = Math.abs(Date.now() - content.mtimeMs) < LONGEST_TICK ? 0 : content.mtimeMs;
    const hash = createHash("sha256").update(bytes).digest("hex");
    if (remembered?.hash === hash) return { size, mtimeMs, hash, document: remembered.document };
    const document = await this.#read({ ...file, size }, bytes);
    return { size, mtimeMs, hash, document: isUnreadable(document) ? document : named(document) };
  }

  /** Of a regular file inside the folder: all its bytes, of one moment as far as can be told. */
  async bytes(path: string): Promise<FileContent | UnreadableDocument> {
    try {
      const handle = await open(join(this.#options.folder, path), OPEN_FLAGS);
      try {
        return await settledBytes(handle);
      } finally {
        await handle.close();
      }
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? "unknown error";
      if (code === "ELOOP")
        return { message: "a link. Permitted: a file that is itself in the knowledge folder." };
      return { message: `cannot be read (${code}). Permitted: a file this process may read.` };
    }
  }

  /** What is still being read is reported as not read. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#reader?.close();
  }

  async #read(file: ListedFile, bytes: Uint8Array): Promise<Document | UnreadableDocument> {
    if (!this.isReadAlone(file)) return readDocument(basename(file.path), bytes);
    if (this.#isClosed) return { message: "not read: the reader is closed." };
    this.#reader ??= createDocumentReader();
    return this.#reader.readBytes(basename(file.path), bytes);
  }
}

/** Whether a file is as it was, as far as its size and time tell. */
export function isAsRemembered(
  { size, mtimeMs }: ListedFile,
  remembered: RememberedFile | undefined,
): remembered is RememberedFile {
  return remembered?.hash !== "" && remembered?.size === size && remembered.mtimeMs === mtimeMs;
}

async function settledBytes(handle: FileHandle): Promise<FileContent | UnreadableDocument> {
  for (let attempt = 1; ; attempt++) {
    const before = await handle.stat();
    if (!before.isFile()) return { message: "not a file. Permitted: a file with text." };
    if (before.size > LARGEST_FILE)
      return {
        message: `too large (${before.size} bytes). Permitted: at most ${LARGEST_FILE} bytes.`,
      };
    // A copy of its own, to be handed over whole to another thread; read from the start each time.
    const bytes = new Uint8Array(before.size);
    const { bytesRead } = await readWhole(handle, bytes);
    const after = await handle.stat();
    const isSettled =
      after.size === before.size && after.mtimeMs === before.mtimeMs && bytesRead === before.size;
    if (isSettled || attempt === TRIES)
      return { bytes: bytes.subarray(0, bytesRead), mtimeMs: isSettled ? after.mtimeMs : 0 };
    await sleep(PAUSE * attempt);
  }
}

async function readWhole(handle: FileHandle, bytes: Uint8Array): Promise<{ bytesRead: number }> {
  let bytesRead = 0;
  while (bytesRead < bytes.length) {
    const read = await handle.read(bytes, bytesRead, bytes.length - bytesRead, bytesRead);
    if (read.bytesRead === 0) break;
    bytesRead += read.bytesRead;
  }
  return { bytesRead };
}

function named(document: Document): Document {
  return { ...document, language: document.language ?? languageOf(document.text) };
}

/** By its words. */
export function languageOf(text: string): string {
  const detected = detectLanguage(toAtoms(text.slice(0, 20_000)), {
    analyzers,
    speakersOf: () => undefined,
  });
  return detected ?? "en";
}
