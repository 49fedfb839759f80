/** A knowledge folder on disk in, what it says, every problem in it and what was read of each file out. */
import { mapBounded } from "./bounded-parallel.ts";
import type { Document } from "./documents/document.ts";
import { isUnreadable } from "./documents/document.ts";
import type { RememberedFile } from "./knowledge-file.ts";
import { isAsRemembered, KnowledgeFileReader, languageOf } from "./knowledge-file.ts";
import type { KnowledgeListing, ListedFile } from "./knowledge-listing.ts";
import { collectionIdOf, isDescription, listKnowledge } from "./knowledge-listing.ts";
import type { CollectionFiles, SourceFile, TextFile } from "./knowledge/collection.ts";
import { parseCollection } from "./knowledge/collection.ts";
import type { Knowledge } from "./knowledge/knowledge.ts";
import { mergeCollections } from "./knowledge/knowledge.ts";
import type { UsedCollection } from "./knowledge/last-good.ts";
import { isSameReading, usedCollection } from "./knowledge/last-good.ts";
import type { Problem } from "./knowledge/problem.ts";

export type { RememberedFile } from "./knowledge-file.ts";

export interface ReadKnowledgeOptions {
  /** By path relative to the knowledge folder, with forward slashes. */
  readonly remembered?: ReadonlyMap<string, RememberedFile> | undefined;
  readonly onProgress?: ((done: number, of: number) => void) | undefined;
}

/** How a folder is read that was read before. */
export interface ReadAgainOptions {
  readonly reader: KnowledgeFileReader;
  readonly listing: KnowledgeListing;
  /** Nothing that was right in it is lost to a mistake. */
  readonly earlier: ReadKnowledge;
  /** Paths that are read even if they look as they did. */
  readonly suspects?: ReadonlySet<string>;
}

export interface ReadKnowledge {
  readonly knowledge: Knowledge;
  readonly problems: readonly Problem[];
  /** Every document of the folder, to be remembered. */
  readonly files: ReadonlyMap<string, RememberedFile>;
  readonly listing: KnowledgeListing;
  /** By their ids. */
  readonly collections: ReadonlyMap<string, UsedCollection>;
  /** Files that can no longer be used, and whose earlier version is. */
  readonly kept: readonly string[];
}

/** So many small files are read at once; large ones one after the other, the next while one is parsed. */
const AT_A_TIME = { small: 16, large: 2 } as const;
const SMALL = { plainText: 256 * 1024, markdown: 256 * 1024 } as const;

/** A folder of collections, or of sources. @throws Error where the folder itself cannot be read. */
export async function readKnowledge(
  folder: string,
  { remembered, onProgress }: ReadKnowledgeOptions = {},
): Promise<ReadKnowledge> {
  const listing = await listKnowledge(folder);
  const reader = new KnowledgeFileReader({ folder, inThisThread: SMALL });
  try {
    return await new Reading({ reader, listing, remembered, onProgress }).read();
  } finally {
    await reader.close();
  }
}

/** The same folder after a change; what has not changed is the same object as before. */
export async function readKnowledgeAgain(options: ReadAgainOptions): Promise<ReadKnowledge> {
  return new Reading({ ...options, remembered: options.earlier.files }).read();
}

type ReadingOptions = Pick<ReadAgainOptions, "reader" | "listing" | "suspects"> &
  ReadKnowledgeOptions & { readonly earlier?: ReadKnowledge };

class Reading {
  readonly #options: ReadingOptions;
  readonly #kept: string[] = [];

  constructor(options: ReadingOptions) {
    this.#options = options;
  }

  async read(): Promise<ReadKnowledge> {
    const { listing } = this.#options;
    const files = await this.#readDocuments(
      listing.files.filter(({ path }) => !isDescription(path)),
    );
    const texts = await this.#readDescriptions(
      listing.files.filter(({ path }) => isDescription(path)),
    );
    const collections = new Map<string, UsedCollection>();
    for (const id of this.#collectionIds(files)) {
      const collection = this.#collection(id, { files, texts });
      if (collection) collections.set(id, collection);
    }
    const used = [...collections.values()];
    return {
      knowledge: mergeCollections(
        used
          .map(({ collection }) => collection)
          .filter(({ sources, facts }) => sources.length + facts.length > 0),
      ),
      problems: [...listing.problems, ...used.flatMap(({ problems }) => problems)],
      files,
      listing,
      collections,
      kept: [...this.#kept, ...used.flatMap(({ kept }) => kept)],
    };
  }

  async #readDocuments(
    listed: readonly ListedFile[],
  ): Promise<ReadonlyMap<string, RememberedFile>> {
    const { reader, onProgress } = this.#options;
    const read = new Map<string, RememberedFile>();
    const readOne = async (file: ListedFile): Promise<void> => {
      read.set(file.path, await this.#readDocument(file));
      onProgress?.(read.size, listed.length);
    };
    const isLarge = (file: ListedFile) => reader.isReadAlone(file);
    await Promise.all([
      mapBounded(
        listed.filter((file) => !isLarge(file)),
        AT_A_TIME.small,
        readOne,
      ),
      mapBounded(listed.filter(isLarge), AT_A_TIME.large, readOne),
    ]);
    // In the order of their paths, however long each took.
    return new Map(listed.map(({ path }) => [path, read.get(path) as RememberedFile]));
  }

  async #readDocument(file: ListedFile): Promise<RememberedFile> {
    const { remembered, suspects, reader } = this.#options;
    const known = remembered?.get(file.path);
    if (isAsRemembered(file, known) && !suspects?.has(file.path)) return known;
    return reader.document(file, known);
  }

  async #readDescriptions(
    listed: readonly ListedFile[],
  ): Promise<ReadonlyMap<string, string | Problem>> {
    const read = await mapBounded(listed, AT_A_TIME.small, async ({ path }) => {
      const content = await this.#options.reader.bytes(path);
      return [
        path,
        "message" in content ? { file: path, ...content } : utf8Text(path, content.bytes),
      ] as const;
    });
    return new Map(read);
  }

  /** In order; those with something to read, and those that had. */
  #collectionIds(files: ReadonlyMap<string, RememberedFile>): readonly string[] {
    const { listing, earlier } = this.#options;
    const paths = [...files.keys(), ...listing.files.map(({ path }) => path)];
    const kept = [...(earlier?.collections.keys() ?? [])].filter((id) => this.#isHidden(id));
    return [...new Set([...paths.map(collectionIdOf), ...kept])].sort();
  }

  #collection(id: string, read: ReadFiles): UsedCollection | undefined {
    const earlier = this.#options.earlier?.collections.get(id);
    const unread: Problem[] = [];
    const sources = this.#sources(id, { ...read, unread });
    const facts = this.#description(pathIn(id, "facts.yaml"), {
      ...read,
      unread,
      before: earlier?.files.facts,
    });
    const glossary = this.#description(pathIn(id, "glossary.yaml"), {
      ...read,
      unread,
      before: earlier?.files.glossary,
    });
    if (sources.length === 0 && !facts && unread.length === 0) return undefined;
    const files: CollectionFiles = { id, sources, facts, glossary, languageOf };
    if (earlier && isSameReading(earlier, { files, unread })) return earlier;
    return usedCollection({ files, unread, parsed: parseCollection(files) }, earlier);
  }

  /** The documents that can be read, and the last readable version of those that no longer can. */
  #sources(id: string, { files, unread }: ReadFiles & { unread: Problem[] }): SourceFile[] {
    const earlier = this.#options.earlier?.collections.get(id)?.files.sources ?? [];
    const before = new Map(earlier.map(({ path, document }) => [path, document]));
    const sources: SourceFile[] = [];
    for (const [path, { document }] of files) {
      if (collectionIdOf(path) !== id) continue;
      if (!isUnreadable(document)) sources.push({ path, document });
      else {
        unread.push({ file: path, ...document });
        this.#keep(path, { before, sources });
      }
    }
    for (const path of before.keys())
      if (!files.has(path) && this.#isHidden(path)) this.#keep(path, { before, sources });
    return sources.sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  #keep(
    path: string,
    { before, sources }: { before: ReadonlyMap<string, Document>; sources: SourceFile[] },
  ): void {
    const document = before.get(path);
    if (!document) return;
    sources.push({ path, document });
    this.#kept.push(path);
  }

  /** Whether a file may still be there, and cannot be looked at. */
  #isHidden(path: string): boolean {
    return this.#options.listing.unreadable.some(
      (place) => path === place || path.startsWith(`${place}/`),
    );
  }

  #description(
    path: string,
    { texts, unread, before }: ReadFiles & { unread: Problem[]; before: TextFile | undefined },
  ): TextFile | undefined {
    const text = texts.get(path);
    if (typeof text === "string") return { path, text };
    if (text) unread.push(text);
    else if (!this.#isHidden(path)) return undefined;
    if (before) this.#kept.push(path);
    return before;
  }
}

interface ReadFiles {
  readonly files: ReadonlyMap<string, RememberedFile>;
  readonly texts: ReadonlyMap<string, string | Problem>;
}

function pathIn(folder: string, name: string): string {
  return folder === "" ? name : `${folder}/${name}`;
}

/** The text of a UTF-8 file, or where it is not. */
function utf8Text(file: string, bytes: Uint8Array): string | Problem {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    const line = lineOfInvalidByte(bytes);
    return { file, line, message: "not UTF-8. Permitted: text saved as UTF-8." };
  }
}

function lineOfInvalidByte(bytes: Uint8Array): number {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let line = 1;
  let start = 0;
  for (let end = bytes.indexOf(10); ; end = bytes.indexOf(10, start)) {
    try {
      decoder.decode(bytes.subarray(start, end < 0 ? bytes.length : end));
    } catch {
      return line;
    }
    if (end < 0) return line;
    start = end + 1;
    line += 1;
  }
}
