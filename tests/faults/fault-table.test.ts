/** The table of faults: each row of the catalogue once, with what was measured last. */
import { expect, it } from "vitest";
import { catalogue, faultTable, parseRecords, withTable } from "./fault-table.ts";

const record = (injected: string, measured: string) =>
  JSON.stringify({ row: "F1", injected, times: 3_000, measured, holds: false });

it("has a line for each row, and says which were not tested", () => {
  const lines = faultTable([]).split("\n");
  expect(lines).toHaveLength(Object.keys(catalogue).length + 2);
  expect(lines.slice(2).every((line) => line.includes("| not tested |"))).toBe(true);
});

it("tells the newest record of each fault, and whether it holds", () => {
  const lines = [record("one", "old"), record("two", "a|b"), record("one", "new"), ""].join("\n");
  const row = faultTable(parseRecords(lines))
    .split("\n")
    .find((line) => line.startsWith("| F1"));
  expect(row).toMatch(
    /\| one<br>two \| 3,000<br>3,000 \| new<br>a\\\|b \| \*\*no\*\*<br>\*\*no\*\* \|$/u,
  );
});

it("takes its place in the page, and nothing else's", () => {
  const page = "before <!-- faults -->old<!-- /faults --> after";
  expect(withTable(page, "new")).toBe("before <!-- faults -->\n\nnew\n\n<!-- /faults --> after");
  expect(() => withTable("no marks", "new")).toThrow(/Permitted: /u);
});
