/** Files to read in, documents out of a thread that is begun on first use, replaced when it fails and ended when idle. */
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import type { DocumentRequest, DocumentResponse } from "./document-worker.ts";
import type { Document, UnreadableDocument } from "./documents/document.ts";

export interface ThreadOptions {
  /** Milliseconds for one file. */
  readonly deadline: number;
  /** Megabytes of objects the thread may hold. */
  readonly memory: number;
  /** Bytes the whole process may grow by during one file: buffers are not among the thread's objects. */
  readonly growth: number;
  /** Milliseconds without a file until the thread is ended. */
  readonly idle: number;
}

type Result = Document | UnreadableDocument;

/** Milliseconds. */
const WATCH_EVERY = 200;
const PERMITTED = "Permitted: a smaller or simpler file, such as one exported anew or in parts.";

export class DocumentThread {
  readonly #options: ThreadOptions;
  #worker: Worker | undefined;
  #idle: NodeJS.Timeout | undefined;
  /** Ends what is being read, with a reason. */
  #abort: ((message: string) => void) | undefined;
  #isClosed = false;

  constructor(options: ThreadOptions) {
    this.#options = options;
  }

  /** One at a time: the caller waits for the one before. */
  async read(name: string, bytes: Uint8Array): Promise<Result> {
    if (this.#isClosed) return { message: "not read: the reader is closed." };
    clearTimeout(this.#idle);
    const worker = (this.#worker ??= this.#begin());
    worker.ref();
    const result = await this.#ask(worker, { name, bytes });
    if (this.#worker === worker) this.#rest(worker);
    return result;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#abort?.("not read: the reader was closed.");
    await this.#end();
  }

  #begin(): Worker {
    const worker = new Worker(workerUrl(), {
      resourceLimits: { maxOldGenerationSizeMb: this.#options.memory },
      // Whatever this process was started with is for this thread.
      execArgv: [],
    });
    worker.on("error", ({ code }: NodeJS.ErrnoException) =>
      this.#fail(
        worker,
        code === "ERR_WORKER_OUT_OF_MEMORY"
          ? "needs too much memory"
          : "could not be read to its end",
      ),
    );
    worker.on("exit", () => this.#fail(worker, "could not be read to its end"));
    return worker;
  }

  #fail(worker: Worker, what: string): void {
    if (this.#worker !== worker) return;
    this.#worker = undefined;
    this.#abort?.(`${what}. ${PERMITTED}`);
  }

  async #ask(worker: Worker, request: DocumentRequest): Promise<Result> {
    const watches = this.#watch();
    try {
      return await new Promise<Result>((resolve) => {
        this.#abort = (message) => resolve({ message });
        worker.once("message", ({ result }: DocumentResponse) => resolve(result));
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window
        worker.postMessage(request, [request.bytes.buffer as ArrayBuffer]);
      });
    } finally {
      this.#abort = undefined;
      for (const watch of watches) clearInterval(watch);
    }
  }

  #watch(): readonly NodeJS.Timeout[] {
    const { deadline, growth } = this.#options;
    const before = process.memoryUsage.rss();
    const stop = (what: string): void => {
      this.#abort?.(`${what}. ${PERMITTED}`);
      void this.#end();
    };
    return [
      setTimeout(() => stop(`takes longer than ${deadline / 1000} seconds`), deadline),
      setInterval(() => {
        if (process.memoryUsage.rss() - before > growth) stop("needs too much memory");
      }, WATCH_EVERY),
    ];
  }

  /** Idle, it keeps no process alive, and goes after a while. */
  #rest(worker: Worker): void {
    worker.unref();
    this.#idle = setTimeout(() => void this.#end(), this.#options.idle);
    this.#idle.unref();
  }

  async #end(): Promise<void> {
    clearTimeout(this.#idle);
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.terminate();
  }
}

/**
 * Compiled, the file beside this one. From source, a few lines that first teach the thread to read
 * TypeScript: tsx, named on the command line, does so for the main thread alone.
 */
function workerUrl(): URL {
  if (!import.meta.url.endsWith(".ts")) return new URL("./document-worker.js", import.meta.url);
  const { href } = new URL("./document-worker.ts", import.meta.url);
  // What `import` finds as `tsx/esm/api`: what `require` finds there cannot register.
  const loader = pathToFileURL(createRequire(import.meta.url).resolve("tsx"));
  const tsx = new URL("./esm/api/index.mjs", loader).href;
  const lines = `import { register } from ${JSON.stringify(tsx)}; register(); await import(${JSON.stringify(href)});`;
  return new URL(`data:text/javascript,${encodeURIComponent(lines)}`);
}
