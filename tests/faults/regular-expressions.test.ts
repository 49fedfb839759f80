/** F3: every regular expression of src, found in its syntax tree, against long strings of few kinds. */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { parseAst } from "vitest/node";
import { recordFault } from "./fault-record.ts";

const src = fileURLToPath(new URL("../../src/", import.meta.url));
/** UTF-16 code units. */
const LONGEST = 50_000;
/** Milliseconds. */
const SLOWEST = 50;
/** One that is slow is found out before it hangs. */
const lengths = [200, 800, 3_200, 12_800, LONGEST];

interface Found {
  readonly place: string;
  readonly pattern: string;
  readonly flags: string;
}

interface RegexNode {
  readonly regex?: { readonly pattern: string; readonly flags: string };
  readonly callee?: { readonly name?: string };
  readonly start: number;
}

function nodesOf(file: string): { readonly text: string; readonly nodes: readonly RegexNode[] } {
  const text = readFileSync(join(src, file), "utf8");
  const nodes: RegexNode[] = [];
  const tree = parseAst(text, { lang: file.endsWith(".ts") ? "ts" : "js" });
  JSON.stringify(tree, (_, value: RegexNode | null) => {
    if (value?.regex !== undefined || value?.callee?.name === "RegExp") nodes.push(value);
    return value;
  });
  return { text, nodes };
}

/** What those are that are put together as the program runs: one as it may be, for each place. */
const assembled: Readonly<Record<string, readonly string[]>> = {
  "bot-api-server/methods/query-methods.ts": ["^(https://t\\.me/)?x\\?"],
  "rendering/shown-text.ts": ["(\\p{M}{3})\\p{M}+"],
  "answer/clauses.ts": [
    ",(?:\\s+(?:e|ed|o)(?=\\s))?\\s*|(?<!\\s)\\s+(?:e|ed|o)\\s+",
    "[,，、]\\s*(?:和|与)?|(?:和|与)",
  ],
  "language/dictionary-tei.ts": ["<entry(?=[\\s>])[^>]*>"],
  "documents/markdown-sections.ts": ["^ {0,3}`{3,}\\s*$", "</pre"],
  "documents/html-blocks.ts": [
    "(?<=[\\p{Script=Han}])[ \\t\\f\\r]*\\n[ \\t\\f\\r\\n]*(?=[\\p{Script=Han}])",
  ],
};

function found(): readonly Found[] {
  return sourceFiles().flatMap((file) => {
    const { text, nodes } = nodesOf(file);
    return nodes.flatMap(({ regex, start }) => {
      const line = text.slice(0, start).split("\n").length;
      const place = `src/${file}:${line}`;
      if (regex !== undefined) return [{ place, ...regex }];
      const patterns = assembled[file];
      if (!patterns)
        throw new Error(`${place}: a regular expression is put together; name one in this test.`);
      return patterns.map((pattern) => ({ place, pattern, flags: "u" }));
    });
  });
}

function sourceFiles(): readonly string[] {
  return readdirSync(src, { recursive: true, encoding: "utf8" })
    .filter((file) => /(?<!\.d)\.[jt]s$/u.test(file))
    .sort();
}

const PARTS = [
  ..." \n\ta0A-_.,:;!?'\"`*#|<>()[]{}/\\=~&@+$%^è重不是哪。，？《「1",
  "\r\n",
  "\u3000",
  "\u0301",
  "\u200D",
  "a ",
  " a",
  "a\n",
  "\n ",
  "1.",
  "1,",
  "a-",
  "重 ",
  "是?",
  "<a",
  "<!",
  "](",
  "[a](",
  "**",
  "``",
  "| ",
  "a.",
  "a, ",
  "-\n",
  "http://a",
  "&a;",
  "\uD800",
  "不不",
  "a'",
] as const;
const ENDS = ["", "!\n", "\u0000x"] as const;

/** Repetitions of common parts and of what the pattern itself names, with ends that make it fail late. */
function pumps({ pattern }: Found): readonly string[] {
  const named = pattern
    .replaceAll(/\\[pP]\{[^}]*\}|\\[a-zA-Z]|\(\?[<=!:]*\w*>?/gu, " ")
    .replaceAll(/[\\^$.*+?()[\]{}|]/gu, " ");
  const own = named
    .split(/\s+/u)
    .filter((word) => word !== "")
    .flatMap((word) => [word, ...word]);
  return [...new Set([...PARTS, ...own.slice(0, 40)])];
}

/** The slowest, in milliseconds, of finding every match in one string of each kind. */
function slowest(one: Found): { readonly ms: number; readonly what: string } {
  const flags = one.flags.includes("g") || one.flags.includes("y") ? one.flags : `${one.flags}g`;
  const expression = new RegExp(one.pattern, flags);
  let worst = { ms: 0, what: "" };
  for (const part of pumps(one))
    for (const end of ENDS)
      for (const length of lengths) {
        const text = part.repeat(Math.ceil(length / part.length)).slice(0, length) + end;
        const ms = fastest(expression, text);
        if (ms > worst.ms) worst = { ms, what: `${JSON.stringify(part)} × ${length}` };
        if (ms > SLOWEST) return worst;
      }
  return worst;
}

/** Of two: the machine may have had something else to do. */
function fastest(expression: RegExp, text: string): number {
  const first = timed(expression, text);
  return first > SLOWEST / 2 ? Math.min(first, timed(expression, text)) : first;
}

function timed(expression: RegExp, text: string): number {
  expression.lastIndex = 0;
  const start = performance.now();
  text.replace(expression, "");
  return performance.now() - start;
}

it("is quick with every regular expression, whatever the text", { timeout: 600_000 }, () => {
  const all = found();
  const distinct = [...new Map(all.map((one) => [`/${one.pattern}/${one.flags}`, one])).values()];
  const measured = distinct.map((one) => ({ one, ...slowest(one) }));
  const slow = measured.filter(({ ms }) => ms > SLOWEST);
  const worst = Math.max(...measured.map(({ ms }) => ms));
  recordFault({
    row: "F3",
    injected: `strings of ${LONGEST} units of ${PARTS.length} and more kinds, with ${ENDS.length} ends, to each of ${distinct.length} expressions`,
    times: distinct.length * PARTS.length * ENDS.length,
    measured: `the slowest took ${worst.toFixed(1)} ms; ${slow.length} above ${SLOWEST} ms`,
    holds: slow.length === 0,
  });
  expect(all.length).toBeGreaterThan(100);
  expect(
    slow.map(
      ({ one, ms, what }) =>
        `${one.place} /${one.pattern}/${one.flags}: ${what}: ${ms.toFixed(0)} ms`,
    ),
  ).toEqual([]);
});
