/** Files of fault records in, the table of them all in docs/reliability.md out: `npm run faults:table -- records.jsonl`. */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { FaultRecord } from "./fault-record.ts";

/** Every row of the catalogue; those marked ★ must hold before a release. */
export const catalogue: Readonly<Record<string, string>> = {
  R1: "★ killed with `kill -9`",
  R2: "★ stopped with SIGTERM at a bad moment",
  R3: "★ webhook: resent, shuffled, slow and poisonous updates",
  R4: "★ Telegram refuses, fails, hangs or is away",
  R5: "★ the store’s disk fails, is full, damaged or cut",
  R6: "★ knowledge changes while questions are answered",
  S1: "★ every error with the token and people’s words near it",
  S2: "★ hostile text in messages, knowledge and the page",
  S3: "★ webhook: requests that are not Telegram’s",
  F1: "★ updates of any shape",
  F2: "★ knowledge files of any content",
  L1: "★ a long run, and a busy one",
  R7: "two replicas on one database",
  P1: "/privacy, /forget, retention",
  L2: "one person floods",
  S4: "paths that lead out of a folder",
  S5: "the playground from elsewhere",
  F3: "every regular expression against long strings",
  F4: "invisible, reversed, composed and swelling characters",
  R8: "two processes with one token; a wrong token",
  R9: "the clock jumps",
  R10: "5,000 updates wait at the start",
  R11: "an error where nobody waits for it",
  R12: "a heap of 128 MB",
  R13: "50 MB of documents read anew while questions are answered",
  R14: "blocked, migrated, not modified, too late",
};

const START = "<!-- faults -->";
const END = "<!-- /faults -->";

/** The newest record of each fault; a row without any says so. */
export function faultTable(records: readonly FaultRecord[]): string {
  const lines = Object.entries(catalogue).map(([row, name]) => {
    const newest = new Map(
      records.filter((record) => record.row === row).map((record) => [record.injected, record]),
    );
    return `| ${[row, name, ...cellsOf([...newest.values()])].join(" | ")} |`;
  });
  return [
    "| Row | Fault | Injected | Times | Measured | Holds |",
    "| --- | --- | --- | --- | --- | --- |",
    ...lines,
  ].join("\n");
}

function cellsOf(records: readonly FaultRecord[]): readonly string[] {
  if (records.length === 0) return ["not tested", "", "", ""];
  const column = (cell: (record: FaultRecord) => string) =>
    records.map((record) => cell(record).replaceAll("|", "\\|")).join("<br>");
  return [
    column(({ injected }) => injected),
    column(({ times }) => times.toLocaleString("en")),
    column(({ measured }) => measured),
    column(({ holds }) => (holds ? "yes" : "**no**")),
  ];
}

export function parseRecords(lines: string): readonly FaultRecord[] {
  return lines
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as FaultRecord);
}

/** The page with this table between its marks. @throws Error where the marks are missing. */
export function withTable(page: string, table: string): string {
  const [before, rest] = page.split(START);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined)
    throw new Error(`docs/reliability.md: no place for the table. Permitted: ${START} and ${END}.`);
  return `${before}${START}\n\n${table}\n\n${END}${after}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const page = fileURLToPath(new URL("../../docs/reliability.md", import.meta.url));
  const records = process.argv.slice(2).flatMap((file) => parseRecords(readFileSync(file, "utf8")));
  writeFileSync(page, withTable(readFileSync(page, "utf8"), faultTable(records)));
}
