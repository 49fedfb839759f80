/** A YAML file of Telegram numbers in, who may use the bot out, also after the file has changed. */
import { readFile } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { z } from "zod";
import { KnowledgeWatcher, WATCHER_TIMING, type WatcherTiming } from "./knowledge-watcher.ts";
import { problemText } from "./knowledge/problem.ts";
import { YamlFile } from "./knowledge/yaml-file.ts";
import type { AccessList } from "./telegram/access.ts";
import { safeError } from "./telegram/safe-error.ts";

export interface AccessFileOptions {
  /** Takes lines for the operator's eyes: each problem when it appears. */
  readonly print: (line: string) => void;
  readonly timing?: WatcherTiming;
}

export interface AccessFile {
  /** As the file last said without a mistake. */
  readonly current: () => AccessList;
  /** What is wrong in it now, a line each. */
  readonly problems: () => readonly string[];
  close(): Promise<void>;
}

const numbers = z
  .array(z.int("is no Telegram number. Permitted: whole numbers."), {
    error: "is no list. Permitted: a list of Telegram numbers, such as [12345, -10012345].",
  })
  .transform((ids): ReadonlySet<number> => new Set(ids))
  .optional();
const schema = z.strictObject(
  { users: numbers, chats: numbers, admins: numbers },
  { error: "holds something else. Permitted: the lists users, chats and admins." },
);

type Reading = { readonly list: AccessList } | { readonly problems: readonly string[] };

/** Rejects with what is wrong in the file, since nobody has said yet who may use the bot. */
export async function openAccessFile(
  file: string,
  { print, timing = WATCHER_TIMING }: AccessFileOptions,
): Promise<AccessFile> {
  const first = await read(file);
  if ("problems" in first) throw new Error(first.problems.join("\n"));
  let { list } = first;
  let problems: readonly string[] = [];
  const watcher = new KnowledgeWatcher({
    folder: dirname(file),
    timing,
    onQuiet: async () => {
      const reading = await read(file);
      const told = problems;
      problems = "problems" in reading ? reading.problems : [];
      if ("list" in reading) list = reading.list;
      for (const line of problems) if (!told.includes(line)) print(line);
    },
  });
  watcher.follow([""]);
  return { current: () => list, problems: () => problems, close: () => watcher.close() };
}

async function read(file: string): Promise<Reading> {
  const name = basename(file);
  try {
    const yaml = new YamlFile(name, await readFile(file, "utf8"));
    const { value } = yaml;
    const list = yaml.problems.length > 0 ? undefined : yaml.check(schema, value ?? {}, []);
    return list === undefined ? { problems: yaml.problems.map(problemText) } : { list };
  } catch (error) {
    const { code = "unknown error" } = safeError(error);
    return {
      problems: [
        `${name}: cannot be read (${code}). Permitted: a file that lists users, chats and admins.`,
      ],
    };
  }
}
