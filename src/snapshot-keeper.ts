/** The place of a snapshot in, the library it was of out; and a new snapshot whenever that has changed. */
import { isUnreadable } from "./documents/document.ts";
import type { RememberedFile } from "./knowledge-file.ts";
import type { OpenSnapshot, Snapshot, SnapshotPlace } from "./knowledge-snapshot.ts";
import { openSnapshot, writeSnapshot } from "./knowledge-snapshot.ts";
import { sourceOf } from "./knowledge/source.ts";
import { takeSteps } from "./paced-steps.ts";
import type { LibraryState } from "./search/library-state.ts";
import type { PassageLibraryOptions } from "./search/passage-library.ts";
import { PassageLibrary } from "./search/passage-library.ts";
import type { Log } from "./telegram/services.ts";

export interface SnapshotKeeperOptions {
  readonly place: SnapshotPlace;
  readonly options: PassageLibraryOptions;
  readonly log: Pick<Log, "info" | "warn">;
  /** Whether a snapshot is read and written at all. Default: it is. */
  readonly isKept?: boolean;
  /** Fewer are read and indexed about as quickly as a snapshot is checked. */
  readonly leastPassages?: number;
  readonly timing?: SnapshotTiming;
}

/** In milliseconds. */
export interface SnapshotTiming {
  /** From a change to the snapshot. */
  readonly delay: number;
  /** From a snapshot to the next. */
  readonly pause: number;
}

const LEAST_PASSAGES = 500;
const TIMING: SnapshotTiming = { delay: 2_000, pause: 60_000 };

type Files = ReadonlyMap<string, RememberedFile>;

interface Kept {
  readonly files: Files;
  /** `PassageLibrary.changes` at that time. */
  readonly changes: number;
}

/** Never rejects: without a snapshot that fits, the library is empty. */
export async function openSnapshotKeeper(options: SnapshotKeeperOptions): Promise<SnapshotKeeper> {
  const { place, log, isKept = true } = options;
  const snapshot = isKept ? await openSnapshot(place) : undefined;
  if (snapshot && "refused" in snapshot) {
    log.info(
      { file: place.file },
      `The snapshot is not used: ${snapshot.refused}. All documents are read anew.`,
    );
    return new SnapshotKeeper(options);
  }
  return new SnapshotKeeper(options, snapshot);
}

/** Keeps no process alive. */
export class SnapshotKeeper {
  readonly library: PassageLibrary;
  /** What was read of each file. */
  readonly remembered: Files | undefined;
  readonly #options: SnapshotKeeperOptions;
  /** What the library is read of when it is asked. */
  readonly #opened: OpenSnapshot | undefined;
  /** What stands in the snapshot. */
  #kept: Kept | undefined;
  #files: Files | undefined;
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> | undefined;
  #lastWritten = Number.NEGATIVE_INFINITY;
  #isClosed = false;

  constructor(options: SnapshotKeeperOptions, snapshot?: OpenSnapshot) {
    this.#options = options;
    this.#opened = snapshot;
    this.library = libraryOf(options.options, snapshot);
    if (!snapshot) return;
    this.remembered = snapshot.files;
    this.#kept = { files: snapshot.files, changes: this.library.changes };
  }

  /** Reads what every answer looks at, while others go on. @throws Error where the snapshot can no longer be read. */
  async load(): Promise<void> {
    await this.#opened?.load();
  }

  /** `files`: all that the library is of, as they were read last. */
  keep(files: Files): void {
    this.#files = files;
    if (this.#isClosed || this.#timer || !this.#isDue()) return;
    const { delay, pause } = this.#options.timing ?? TIMING;
    const wait = Math.max(delay, this.#lastWritten + pause - performance.now());
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      void this.#write();
    }, wait);
    this.#timer.unref();
  }

  /** Writes what is not written yet. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    await this.#writing;
    await this.#write();
  }

  /** The same for the last time; the library cannot be asked afterwards. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.flush();
    await this.#opened?.close();
  }

  #isDue(): boolean {
    const least = this.#options.leastPassages ?? LEAST_PASSAGES;
    const { isKept = true } = this.#options;
    if (!isKept || !this.#files || this.library.size < least) return false;
    const kept = this.#kept;
    return kept?.changes !== this.library.changes || !isSame(kept.files, this.#files);
  }

  async #write(): Promise<void> {
    if (!this.#isDue()) return;
    this.#writing = this.#writeNow().finally(() => {
      this.#writing = undefined;
      this.#lastWritten = performance.now();
    });
    await this.#writing;
    // Changed meanwhile.
    if (this.#files) this.keep(this.#files);
  }

  async #writeNow(): Promise<void> {
    const { place, log } = this.#options;
    const files = this.#files as Files;
    const { changes } = this.library;
    const library = await stateOf(this.library);
    // Between two versions of a source, or of one that can no longer be read: the next reading tells.
    if (!library || !isOf(files, this.library)) return;
    this.#kept = { files, changes };
    await writeSnapshot(place, { files, library }).catch((error: NodeJS.ErrnoException) => {
      const { code = "unknown error" } = error;
      log.warn(
        { file: place.file, code },
        "The snapshot cannot be written; the next start reads all documents anew.",
      );
    });
  }
}

function libraryOf(options: PassageLibraryOptions, snapshot?: Snapshot): PassageLibrary {
  if (!snapshot) return new PassageLibrary(options);
  const { files, library: state } = snapshot;
  const sources = state.sources.flatMap((name) => {
    const document = files.get(name.id)?.document;
    return document && !isUnreadable(document) ? [sourceOf(document, name)] : [];
  });
  return new PassageLibrary(options, { state, sources });
}

async function stateOf(library: PassageLibrary): Promise<LibraryState | undefined> {
  let state: LibraryState | undefined;
  await takeSteps(
    (function* () {
      state = yield* library.state();
    })(),
  );
  return state;
}

/** Whether the library holds what was read of the files, and nothing earlier. */
function isOf(files: Files, library: PassageLibrary): boolean {
  return library.sourceIds.every((id) => {
    const document = files.get(id)?.document;
    if (!document || isUnreadable(document)) return false;
    const [passage] = library.passagesOf(id);
    return !passage || passage.source.blocks === document.blocks;
  });
}

function isSame(a: Files, b: Files): boolean {
  if (a.size !== b.size) return false;
  for (const [path, file] of a) if (b.get(path) !== file) return false;
  return true;
}
