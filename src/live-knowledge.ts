/** A knowledge folder in, an answerer out that says what the folder says, also after it has changed. */
import type { ExplainingAnswerer } from "./answer/answerer.ts";
import { buildAnswerer, createAnswerer } from "./answer/answerer.ts";
import type { RememberedFile } from "./knowledge-file.ts";
import { KnowledgeFileReader } from "./knowledge-file.ts";
import type { ReadKnowledge, ReadKnowledgeOptions } from "./knowledge-folder.ts";
import { readKnowledge, readKnowledgeAgain } from "./knowledge-folder.ts";
import type { KnowledgeListing } from "./knowledge-listing.ts";
import { listKnowledge } from "./knowledge-listing.ts";
import type { WatcherTiming } from "./knowledge-watcher.ts";
import { KnowledgeWatcher, WATCHER_TIMING } from "./knowledge-watcher.ts";
import type { Knowledge } from "./knowledge/knowledge.ts";
import { unquotedSources } from "./knowledge/knowledge.ts";
import { problemText } from "./knowledge/problem.ts";
import type { Source } from "./knowledge/source.ts";
import { analyzers } from "./language/analyzers.ts";
import { Lexicon } from "./language/lexicon.ts";
import { LiveAnswerer } from "./live-answerer.ts";
import { takeSteps } from "./paced-steps.ts";
import type { PassageLibrary } from "./search/passage-library.ts";
import { safeError } from "./telegram/safe-error.ts";
import type { Log } from "./telegram/services.ts";

export interface LiveKnowledgeOptions extends ReadKnowledgeOptions {
  /** Takes the sources that no fact quotes, and loses those that go. */
  readonly library: PassageLibrary;
  /** For the first answerer: one that knows the languages and nothing else yet. */
  readonly lexicon?: Lexicon | undefined;
  readonly log: Log;
  /** Takes lines for the operator's eyes: each problem when it appears, and not again while it stays. */
  readonly print: (line: string) => void;
  /** Called after each reading with every file, to be remembered. */
  readonly onRead?: ((files: ReadonlyMap<string, RememberedFile>) => void) | undefined;
  readonly timing?: WatcherTiming;
}

/** In bytes: what is read while questions are answered must not hold them up. */
const SMALL = { plainText: 256 * 1024, markdown: 4 * 1024 } as const;
/** Milliseconds: a file changed so shortly before it was looked at may have changed again at the same time. */
const LONGEST_TICK = 2_000;

/** @throws Error where the folder itself cannot be read. */
export async function openLiveKnowledge(
  folder: string,
  options: LiveKnowledgeOptions,
): Promise<LiveKnowledge> {
  const lookedAt = Date.now();
  const read = await readKnowledge(folder, options);
  await takeSteps(options.library.settle(unquotedSources(read.knowledge)));
  options.library.learnTerms(read.knowledge.terms);
  const answerer = createAnswerer(read.knowledge, {
    library: options.library,
    lexicon: options.lexicon,
  });
  return new LiveKnowledge({ folder, options, read, answerer, lookedAt });
}

interface First {
  readonly folder: string;
  readonly options: LiveKnowledgeOptions;
  readonly read: ReadKnowledge;
  readonly answerer: ExplainingAnswerer;
  readonly lookedAt: number;
}

export class LiveKnowledge {
  readonly answerer: LiveAnswerer;
  readonly #folder: string;
  readonly #options: LiveKnowledgeOptions;
  readonly #reader: KnowledgeFileReader;
  readonly #watcher: KnowledgeWatcher;
  #read: ReadKnowledge;
  /** What the facts in use were made of. */
  #used: Knowledge;
  #lookedAt: number;
  /** What has been printed and still stands. */
  #told: ReadonlySet<string> = new Set();
  #isClosed = false;

  constructor({ folder, options, read, answerer, lookedAt }: First) {
    this.answerer = new LiveAnswerer(answerer);
    this.#folder = folder;
    this.#options = options;
    this.#read = read;
    this.#used = read.knowledge;
    this.#lookedAt = lookedAt;
    this.#reader = new KnowledgeFileReader({ folder, inThisThread: SMALL });
    this.#watcher = new KnowledgeWatcher({
      folder,
      timing: options.timing ?? WATCHER_TIMING,
      onQuiet: (paths) => this.#look(paths),
    });
    this.#watcher.follow(read.listing.folders);
    this.#tell(read);
    options.onRead?.(read.files);
  }

  /** As it was read last. */
  get knowledge(): Knowledge {
    return this.#read.knowledge;
  }

  /** What has been printed and still stands. */
  get problems(): readonly string[] {
    return [...this.#told];
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.all([this.#watcher.close(), this.#reader.close()]);
  }

  async #look(suspects: ReadonlySet<string>): Promise<void> {
    try {
      const lookedAt = Date.now();
      const listing = await listKnowledge(this.#folder);
      this.#watcher.follow(listing.folders);
      if (!this.#mayDiffer(listing, suspects)) return;
      const earlier = this.#read;
      const next = await readKnowledgeAgain({ reader: this.#reader, listing, earlier, suspects });
      if (this.#isClosed) return;
      await this.#use(next);
      this.#lookedAt = lookedAt;
    } catch (error) {
      this.#fail(error);
    }
  }

  #mayDiffer({ files, problems }: KnowledgeListing, suspects: ReadonlySet<string>): boolean {
    const before = this.#read.listing;
    return (
      JSON.stringify([files, problems]) !== JSON.stringify([before.files, before.problems]) ||
      files.some(({ path, mtimeMs }) => suspects.has(path) || isYoung(mtimeMs, this.#lookedAt))
    );
  }

  /** What is new is put in while the old still answers; then, between two questions, it takes its place. */
  async #use(next: ReadKnowledge): Promise<void> {
    const start = performance.now();
    const isStopped = () => this.#isClosed;
    const { library } = this.#options;
    const before = new Map(unquotedSources(this.#read.knowledge).map((one) => [one.id, one]));
    const after = unquotedSources(next.knowledge);
    const answerer = await this.#answererFor(next.knowledge);
    for (const source of after)
      if (before.get(source.id) !== source) await takeSteps(library.put(source), isStopped);
    if (this.#isClosed) return;
    const removals = this.#replace({ answerer, next, gone: goneFrom(before, after) });
    const changes = changesBetween(this.#read, next);
    this.#read = next;
    for (const steps of removals) await takeSteps(steps, isStopped);
    this.#tell(next);
    if (changes === 0) return;
    const ms = Math.round(performance.now() - start);
    const documents = changes === 1 ? "1 document" : `${changes} documents`;
    this.#options.log.info({ changes, passages: library.size, ms }, `${documents} changed.`);
    this.#options.onRead?.(next.files);
  }

  #replace({
    answerer,
    next,
    gone,
  }: {
    answerer: ExplainingAnswerer | undefined;
    next: ReadKnowledge;
    gone: readonly string[];
  }): readonly Generator<void>[] {
    if (answerer) {
      this.answerer.replaceWith(answerer);
      this.#options.library.learnTerms(next.knowledge.terms);
      this.#used = next.knowledge;
    }
    return gone.map((id) => {
      const steps = this.#options.library.remove(id);
      steps.next();
      return steps;
    });
  }

  /** Undefined where the facts are those of before. */
  async #answererFor(knowledge: Knowledge): Promise<ExplainingAnswerer | undefined> {
    const before = describedIn(this.#used);
    const after = describedIn(knowledge);
    const isSame =
      before.length === after.length && before.every((part, index) => part === after[index]);
    if (isSame) return undefined;
    const { library } = this.#options;
    const isStopped = () => this.#isClosed;
    const lexicon = await takeSteps(Lexicon.build(analyzers), isStopped);
    const answerer =
      lexicon && (await takeSteps(buildAnswerer(knowledge, { library, lexicon }), isStopped));
    // Or the first to need them would wait.
    if (answerer) await takeSteps(lexicon.learnSounds(), isStopped);
    return answerer;
  }

  #tell({ problems, kept }: ReadKnowledge): void {
    const lines = [
      ...problems.map(problemText),
      ...kept.map((path) => `${path}: its earlier version is used until this is mended.`),
    ];
    for (const line of lines) if (!this.#told.has(line)) this.#options.print(line);
    this.#told = new Set(lines);
  }

  /** The knowledge stays as it was. */
  #fail(error: unknown): void {
    if (this.#isClosed) return;
    const { message } = error as Error;
    if (!/Permitted: /u.test(message))
      this.#options.log.error(safeError(error), "The knowledge could not be read again.");
    else if (!this.#told.has(message)) this.#options.print(message);
    this.#told = new Set([...this.#told, message]);
  }
}

/** Whether a change between then and now could have left the time of the file as it was. */
function isYoung(mtimeMs: number, lookedAt: number): boolean {
  return Math.abs(lookedAt - mtimeMs) < LONGEST_TICK;
}

function goneFrom(before: ReadonlyMap<string, Source>, after: readonly Source[]): string[] {
  const there = new Set(after.map(({ id }) => id));
  return [...before.keys()].filter((id) => !there.has(id));
}

/** All that answers by facts are made of. */
function describedIn(knowledge: Knowledge): readonly object[] {
  const unquoted = new Set(unquotedSources(knowledge));
  const quoted = knowledge.sources.filter((source) => !unquoted.has(source));
  return [...knowledge.facts, ...knowledge.gaps, ...knowledge.kinds, ...knowledge.terms, ...quoted];
}

/** How many files say something else than before, or nothing any more. */
function changesBetween(before: ReadKnowledge, after: ReadKnowledge): number {
  const paths = new Set([...before.files.keys(), ...after.files.keys()]);
  const documents = [...paths].filter(
    (path) => before.files.get(path)?.hash !== after.files.get(path)?.hash,
  );
  const ids = new Set([...before.collections.keys(), ...after.collections.keys()]);
  const descriptions = [...ids].flatMap((id) => {
    const [old, now] = [before.collections.get(id)?.files, after.collections.get(id)?.files];
    return [old?.facts?.text !== now?.facts?.text, old?.glossary?.text !== now?.glossary?.text];
  });
  return documents.length + descriptions.filter(Boolean).length;
}
