/** The table of what may import what, held against every import that is really there. */
import { readFileSync, readdirSync } from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const src = fileURLToPath(new URL("../src/", import.meta.url));

const allowed: Readonly<Record<string, readonly string[]>> = {
  language: [],
  documents: ["language"],
  knowledge: ["language", "documents"],
  search: ["language", "knowledge"],
  snapshot: ["language", "documents", "knowledge", "search"],
  answer: ["language", "knowledge", "search"],
  i18n: [],
  rendering: ["answer", "i18n"],
  store: ["i18n"],
  telegram: ["answer", "rendering", "i18n", "store"],
  "bot-api-server": [],
  web: ["answer", "rendering", "i18n", "telegram", "store", "bot-api-server"],
};
/** They put the parts together, and may import everything. */
const edge = new Set([
  "access-file.ts",
  "app.ts",
  "bounded-parallel.ts",
  "main.ts",
  "config.ts",
  "document-file.ts",
  "document-thread.ts",
  "document-worker.ts",
  "dictionary-file.ts",
  "glossary-folder.ts",
  "knowledge-file.ts",
  "knowledge-folder.ts",
  "knowledge-listing.ts",
  "knowledge-snapshot.ts",
  "knowledge-watcher.ts",
  "live-answerer.ts",
  "live-knowledge.ts",
  "locale-folder.ts",
  "open-knowledge.ts",
  "paced-steps.ts",
  "progress-line.ts",
  "running-bot.ts",
  "snapshot-keeper.ts",
  "cli",
]);
const core = new Set(["language", "knowledge", "search", "answer", "i18n", "rendering"]);
const vagueName = /^(?:utils?|helpers?|common|types?|misc|shared)(?:\.|$)/u;

interface Import {
  /** Relative to `src/`. */
  readonly file: string;
  /** The folder of `src/` the file is in, or its own name where it lies directly in `src/`. */
  readonly from: string;
  readonly specifier: string;
  /** As `from`, of what is imported; undefined for what is not ours. */
  readonly to: string | undefined;
}

const IMPORT =
  /^\s*(?:import|export)\b[^;"']*?\bfrom\s*["'](?<from>[^"']+)["']|^\s*import\s*["'](?<bare>[^"']+)["']|\bimport\(\s*["'](?<dynamic>[^"']+)["']/gmu;

function folderOf(file: string): string {
  return file.split(sep)[0] ?? file;
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(src, file), "utf8");
  return Array.from(text.matchAll(IMPORT), ({ groups = {} }) => {
    const specifier = groups["from"] ?? groups["bare"] ?? groups["dynamic"] ?? "";
    const target = relative(src, resolve(src, dirname(file), specifier));
    const to = specifier.startsWith(".") ? folderOf(target) : undefined;
    return { file, from: folderOf(file), specifier, to };
  });
}

/** Scripts of the page run in a browser, and are not ours to order here. */
const files = readdirSync(src, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .sort();
const imports = files.flatMap(importsOf);

function described(broken: readonly Import[]): string[] {
  return broken.map(({ file, specifier }) => `src/${file} imports ${specifier}`);
}

/** The folders on a way from `start` back to itself; undefined where there is none. */
function cycleThrough(
  start: string,
  graph: ReadonlyMap<string, ReadonlySet<string>>,
): string[] | undefined {
  const ways = [[start]];
  const seen = new Set<string>();
  for (let way = ways.pop(); way; way = ways.pop())
    for (const next of graph.get(way.at(-1) ?? "") ?? []) {
      if (next === start) return [...way, start];
      if (!seen.has(next)) ways.push([...way, next]);
      seen.add(next);
    }
  return undefined;
}

describe("the architecture", () => {
  it("is read from the files: every folder of src is in the table, and imports are found", () => {
    const folders = new Set(files.map(folderOf));
    expect([...folders].filter((folder) => !(folder in allowed) && !edge.has(folder))).toEqual([]);
    expect(imports.filter(({ to }) => to !== undefined).length).toBeGreaterThan(files.length);
  });

  it("lets a folder import only what the table allows it", () => {
    const broken = imports.filter(
      ({ from, to }) =>
        to !== undefined && to !== from && !edge.has(from) && !allowed[from]?.includes(to),
    );
    expect(described(broken)).toEqual([]);
  });

  it("keeps Node and grammY out of the core", () => {
    const broken = imports.filter(
      ({ from, specifier }) =>
        core.has(from) && (specifier.startsWith("node:") || /^@?grammy/u.test(specifier)),
    );
    expect(described(broken)).toEqual([]);
  });

  it("has no cycle of imports between folders", () => {
    const graph = new Map<string, Set<string>>();
    for (const { from, to } of imports)
      if (to !== undefined && to !== from) graph.set(from, (graph.get(from) ?? new Set()).add(to));
    const cycles = [...graph.keys()].flatMap((folder) => {
      const cycle = cycleThrough(folder, graph);
      return cycle ? [cycle.join(" → ")] : [];
    });
    expect(cycles).toEqual([]);
  });

  it("imports its own files by relative paths that end in .ts", () => {
    const broken = imports.filter(
      ({ to, specifier }) => to !== undefined && !/\.(?:ts|json)$/u.test(specifier),
    );
    expect(described(broken)).toEqual([]);
  });

  it("has no file or folder whose name says nothing", () => {
    const parts = files.flatMap((file) => file.split(sep).map((part) => ({ file, part })));
    const vague = parts.filter(({ part }) => vagueName.test(part) || basename(part) === "index.ts");
    expect(vague.map(({ file }) => `src/${file}`)).toEqual([]);
  });

  it("says at the top of each file in one sentence what it is for", () => {
    const silent = files.filter((file) => {
      if (file.endsWith(".d.ts")) return false;
      const text = readFileSync(join(src, file), "utf8").replace(/^#!.*\n/u, "");
      return !/^\/\*\*\s+(?:\* )?\S[^]*?[.?!][^]*?\*\//u.test(text);
    });
    expect(silent.map((file) => `src/${file}`)).toEqual([]);
  });
});
