/** A knowledge folder in, the files in it that count, at any depth, and what is wrong with its names out; follows no link. */
import type { Dirent } from "node:fs";
import { lstat, readdir } from "node:fs/promises";
import { join } from "node:path";
import { mapBounded } from "./bounded-parallel.ts";
import { DOCUMENT_FILE } from "./documents/read-document.ts";
import type { Problem } from "./knowledge/problem.ts";

export interface ListedFile {
  /** Relative to the knowledge folder, with forward slashes. */
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  readonly mtimeMs: number;
}

export interface KnowledgeListing {
  /** Documents, and what describes a collection; in the order of their paths. */
  readonly files: readonly ListedFile[];
  /** Every folder that was read, as paths; the knowledge folder itself is the empty one. */
  readonly folders: readonly string[];
  /** Folders and files that are there and could not be looked at. */
  readonly unreadable: readonly string[];
  readonly problems: readonly Problem[];
}

const AT_A_TIME = 32;
/** `facts.yaml` and `glossary.yaml` at the top of a collection. */
const DESCRIPTION = /^(?:[^/]+\/)?(?:facts|glossary)\.yaml$/u;

export function isDescription(path: string): boolean {
  return DESCRIPTION.test(path);
}

/** The collection of a file: the folder it is in of those in the knowledge folder, or empty for that one itself. */
export function collectionIdOf(path: string): string {
  const end = path.indexOf("/");
  return end < 0 ? "" : path.slice(0, end);
}

/** Hidden files and folders are left out. @throws Error where the folder itself cannot be read. */
export async function listKnowledge(folder: string): Promise<KnowledgeListing> {
  const walk = new Walk(folder);
  await walk.enter("", (code) => {
    throw new Error(
      `The knowledge folder ${folder} cannot be read (${code}). Permitted: a folder with sources and facts.yaml, or with folders of them.`,
    );
  });
  return walk.finish();
}

class Walk {
  readonly #folder: string;
  readonly #folders: string[] = [];
  readonly #found: string[] = [];
  readonly #unreadable: string[] = [];
  readonly #problems: Problem[] = [];

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** One folder after the other, those nearer to the top first. */
  async enter(top: string, fail: (code: string) => void): Promise<void> {
    const waiting = [top];
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
      const isTop = path === top;
      const entries = await this.#entriesOf(path, (code) =>
        isTop ? fail(code) : this.#report(path ?? "", code),
      );
      if (entries) this.#folders.push(path);
      for (const entry of entries ?? []) {
        const inner = path === "" ? entry.name : `${path}/${entry.name}`;
        if (entry.isDirectory()) waiting.push(inner);
        else this.#note(inner, entry);
      }
    }
  }

  async finish(): Promise<KnowledgeListing> {
    const files = await mapBounded(this.#found.sort(), AT_A_TIME, (path) => this.#look(path));
    return {
      files: files.filter((file) => file !== undefined),
      folders: this.#folders,
      unreadable: this.#unreadable,
      problems: this.#problems,
    };
  }

  async #entriesOf(path: string, fail: (code: string) => void): Promise<Dirent[] | undefined> {
    try {
      const entries = await readdir(join(this.#folder, path), { withFileTypes: true });
      return entries
        .filter(({ name }) => !name.startsWith("."))
        .sort((a, b) => (a.name < b.name ? -1 : 1));
    } catch (error) {
      const code = codeOf(error);
      // One that is removed meanwhile is gone, which is no fault.
      if (path === "" || code !== "ENOENT") fail(code);
      return undefined;
    }
  }

  #note(path: string, entry: Dirent): void {
    const isNamedAsOurs = DOCUMENT_FILE.test(path) || isDescription(path);
    if (entry.isSymbolicLink()) this.#refuse(path, linkMessage(isNamedAsOurs));
    else if (!isNamedAsOurs) return;
    else if (entry.isFile()) this.#found.push(path);
    else this.#refuse(path, "not a file. Permitted: a file with text.");
  }

  async #look(path: string): Promise<ListedFile | undefined> {
    try {
      const { size, mtimeMs } = await lstat(join(this.#folder, path));
      return { path, size, mtimeMs };
    } catch (error) {
      if (codeOf(error) !== "ENOENT") this.#report(path, codeOf(error));
      return undefined;
    }
  }

  #report(path: string, code: string): void {
    this.#refuse(
      path,
      `cannot be read (${code}). Permitted: files and folders this process may read.`,
    );
  }

  #refuse(file: string, message: string): void {
    this.#problems.push({ file, message });
    this.#unreadable.push(file);
  }
}

function linkMessage(isNamedAsOurs: boolean): string {
  const what = isNamedAsOurs ? "a file" : "a file or a folder";
  return `a link. Permitted: ${what} that is itself in the knowledge folder.`;
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? "unknown error";
}
