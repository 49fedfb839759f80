/** The path of a source file in, its document out, read in a thread that may fail without harm to this one. */
import { lstat, readFile } from "node:fs/promises";
import { basename } from "node:path";
import type { Document, UnreadableDocument } from "./documents/document.ts";
import { DocumentThread, type ThreadOptions } from "./document-thread.ts";

export interface DocumentReader {
  /** Never rejects: what cannot be read is reported. Files are read one after the other. */
  readonly read: (path: string) => Promise<Document | UnreadableDocument>;
  /** As `read`, of what a file held. The bytes are handed over: they are empty afterwards. */
  readonly readBytes: (name: string, bytes: Uint8Array) => Promise<Document | UnreadableDocument>;
  /** What is still being read is reported as not read. */
  readonly close: () => Promise<void>;
}

const LARGEST_FILE = 50 * 1024 * 1024;
const DEFAULTS: ThreadOptions = {
  deadline: 60_000,
  memory: 512,
  growth: 1_536 * 1024 * 1024,
  idle: 10_000,
};

export function createDocumentReader(options: Partial<ThreadOptions> = {}): DocumentReader {
  const thread = new DocumentThread({ ...DEFAULTS, ...options });
  let last: Promise<unknown> = Promise.resolve();
  const afterLast = <T>(task: () => Promise<T>): Promise<T> => {
    const result = last.then(task);
    last = result;
    return result;
  };
  const read = async (path: string): Promise<Document | UnreadableDocument> => {
    const bytes = await bytesOf(path);
    return bytes instanceof Uint8Array ? thread.read(basename(path), bytes) : bytes;
  };
  return {
    read: (path) => afterLast(() => read(path)),
    readBytes: (name, bytes) => afterLast(() => thread.read(name, bytes)),
    close: () => thread.close(),
  };
}

/** The bytes of a regular file, or why there are none. */
async function bytesOf(path: string): Promise<Uint8Array | UnreadableDocument> {
  try {
    const stats = await lstat(path);
    if (stats.isSymbolicLink())
      return { message: "a link. Permitted: a file that is itself in the knowledge folder." };
    if (!stats.isFile()) return { message: "not a file. Permitted: a file with text." };
    if (stats.size > LARGEST_FILE)
      return {
        message: `too large (${stats.size} bytes). Permitted: at most ${LARGEST_FILE} bytes.`,
      };
    // A copy of its own, to be handed over whole.
    return new Uint8Array(await readFile(path));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "unknown error";
    return { message: `cannot be read (${code}). Permitted: a file this process may read.` };
  }
}
