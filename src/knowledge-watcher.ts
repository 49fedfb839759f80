/** The folders of a knowledge folder in, a call out whenever something in them may have changed and is quiet again. */
import { watch, type FSWatcher } from "node:fs";
import { basename, join } from "node:path";

export interface WatcherTiming {
  /** Milliseconds without a change until it is looked at. */
  readonly quiet: number;
  /** Milliseconds after the first change until it is looked at even if there is no quiet. */
  readonly longest: number;
  /** Milliseconds between looks without being told: not every file system tells of changes. */
  readonly poll: number;
}

export const WATCHER_TIMING: WatcherTiming = { quiet: 200, longest: 800, poll: 5_000 };

/** Of the time, what looks without being told take at most. */
const SHARE_OF_POLLS = 0.02;

export interface WatcherOptions {
  readonly folder: string;
  readonly timing: WatcherTiming;
  /** Takes the paths that are said to have changed. Not called again before it is done; must not reject. */
  readonly onQuiet: (paths: ReadonlySet<string>) => Promise<void>;
}

/**
 * One watch for each folder tells of the files in it, on every system, and costs no watch for each
 * file. Keeps no process alive.
 */
export class KnowledgeWatcher {
  readonly #options: WatcherOptions;
  readonly #watches = new Map<string, FSWatcher>();
  #changed = new Set<string>();
  /** When the first of the changes was told that were not looked at. */
  #since: number | undefined;
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> | undefined;
  #isClosed = false;

  constructor(options: WatcherOptions) {
    this.#options = options;
    this.#lookIn(options.timing.poll);
  }

  /** Watches these folders and no others. Where the system gives no more watches, looking from time to time has to do. */
  follow(folders: readonly string[]): void {
    const wanted = new Set(this.#isClosed ? [] : folders);
    for (const folder of this.#watches.keys()) if (!wanted.has(folder)) this.#unwatch(folder);
    const added = [...wanted].filter((folder) => !this.#watches.has(folder));
    for (const folder of added) this.#watch(folder);
    // What changed in it before it was watched, nobody has told.
    if (added.some((folder) => this.#watches.has(folder))) this.#expectLook();
  }

  /** Waits for the look that is under way. */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    this.follow([]);
    await this.#looking;
  }

  #watch(folder: string): void {
    try {
      const place = join(this.#options.folder, folder);
      const watcher = watch(place, { persistent: false }, (event, name) => {
        const path = name === null || folder === "" ? name : `${folder}/${name}`;
        const isItself = name === basename(place);
        if (event === "rename") this.#forget(isItself ? folder : path);
        this.#note(path);
      });
      // A folder that is gone or that can be watched no longer; the next look tells which.
      watcher.on("error", () => this.#unwatch(folder));
      this.#watches.set(folder, watcher);
    } catch {
      return;
    }
  }

  #unwatch(folder: string): void {
    this.#watches.get(folder)?.close();
    this.#watches.delete(folder);
  }

  /** Another folder of that name may take its place, which the watch of the old one would not tell of. */
  #forget(path: string | null): void {
    for (const folder of this.#watches.keys())
      if (folder === path || folder.startsWith(`${path}/`)) this.#unwatch(folder);
  }

  #note(path: string | null): void {
    if (this.#isClosed || (path !== null && basename(path).startsWith("."))) return;
    if (path !== null) this.#changed.add(path);
    this.#expectLook();
  }

  #expectLook(): void {
    if (this.#isClosed) return;
    this.#since ??= performance.now();
    const { quiet, longest } = this.#options.timing;
    const left = this.#since + longest - performance.now();
    this.#lookIn(Math.max(0, Math.min(quiet, left)));
  }

  #lookIn(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#look(), milliseconds);
    this.#timer.unref();
  }

  async #look(): Promise<void> {
    // What changes during a look is looked at after it.
    if (this.#isClosed || this.#looking) return;
    const start = performance.now();
    const changed = this.#changed;
    this.#changed = new Set();
    this.#since = undefined;
    this.#looking = this.#options.onQuiet(changed);
    await this.#looking;
    this.#looking = undefined;
    if (this.#isClosed) return;
    const { quiet, poll } = this.#options.timing;
    const pause = Math.max(poll, (performance.now() - start) / SHARE_OF_POLLS);
    this.#lookIn(this.#since === undefined ? pause : quiet);
  }
}
