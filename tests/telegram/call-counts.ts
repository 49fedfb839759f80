/** Before and after all tests: prints how many calls of how many methods were checked. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { countFolder } from "./call-count-folder.ts";

/** Returns what is to be done at the end. */
export default function countCalls(): () => void {
  const folder = mkdtempSync(join(tmpdir(), "fonti-calls-"));
  process.env[countFolder] = folder;
  return () => {
    const counts = sumOf(folder);
    rmSync(folder, { recursive: true });
    const calls = [...counts.values()].reduce((sum, count) => sum + count, 0);
    if (calls === 0) return;
    const methods = [...counts].sort((a, b) => b[1] - a[1]);
    const list = methods.map(([method, count]) => `${method} ${count}`).join(", ");
    console.log(`Outgoing calls checked: ${calls} of ${methods.length} methods (${list}).`);
  };
}

function sumOf(folder: string): Map<string, number> {
  const sums = new Map<string, number>();
  for (const name of readdirSync(folder))
    for (const line of readFileSync(join(folder, name), "utf8").trim().split("\n"))
      for (const [method, count] of Object.entries(JSON.parse(line) as Record<string, number>))
        sums.set(method, (sums.get(method) ?? 0) + count);
  return sums;
}
