/** Measures retrieval beside peers, one process for each retriever and set; prints a table and keeps it under `results/`. */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { availableParallelism, totalmem } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Arguments, parseArguments } from "./arguments.ts";
import { contenders } from "./contenders.ts";
import { toGrowthPlot } from "./growth-plot.ts";
import { type Failure, type Job, run, setName } from "./job.ts";
import type { Measurement } from "./measurement.ts";
import { PLOT_FILE, type Report, toMarkdown } from "./report.ts";
import { presentSets } from "./test-set.ts";

const PACKAGES = [
  "flexsearch",
  "minisearch",
  "@orama/orama",
  "lunr",
  "wink-bm25-text-search",
  "libsql",
];
const root = new URL("../../", import.meta.url);

const say = (line: string) => console.error(line);

interface Plan {
  readonly jobs: readonly Job[];
  readonly skipped: readonly string[];
}

/** One set after the other, and on each every retriever. */
function plan({ folder, only, sizes, withTitle }: Arguments): Plan {
  const skipped: string[] = [];
  const present = presentSets(folder, (line) => skipped.push(line));
  const real = present.flatMap((name) =>
    only.map((retriever): Job => ({
      retriever,
      source: { folder: folder ?? "", name },
      withTitle,
    })),
  );
  const synthetic = sizes.flatMap((size) =>
    only
      .filter((name) => size <= (contenders.get(name)?.largest ?? 0))
      .map((retriever): Job => ({ retriever, source: { size }, withTitle })),
  );
  return { jobs: [...real, ...synthetic], skipped };
}

async function measureAll(jobs: readonly Job[]): Promise<(Measurement | Failure)[]> {
  const results: (Measurement | Failure)[] = [];
  for (const [index, job] of jobs.entries()) {
    const start = performance.now();
    const result = await run(job);
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    const told =
      "why" in result
        ? result.why
        : `MRR ${result.quality.mrr.toFixed(3)}, p50 ${Math.round(result.p50)} µs`;
    say(`${index + 1}/${jobs.length} ${job.retriever} on ${setName(job)}: ${told} (${seconds} s)`);
    results.push(result);
  }
  return results;
}

async function versionIn(folder: string): Promise<string> {
  const text = await readFile(new URL(`${folder}package.json`, root), "utf8");
  return (JSON.parse(text) as { version: string }).version;
}

async function readVersions(): Promise<Record<string, string>> {
  const versions: Record<string, string> = {
    Fonti: await versionIn(""),
    Node: process.versions.node,
  };
  for (const name of PACKAGES) versions[name] = await versionIn(`node_modules/${name}/`);
  return versions;
}

/** Folders are this machine's own and go by the name they have in the usage. */
function commandOf({ folder, only, sizes, withTitle }: Arguments): string {
  const options = [
    ...(folder === undefined ? [] : ["DIR"]),
    ...(only.length < contenders.size ? [`--only ${only.join(",")}`] : []),
    `--sizes ${sizes.join(",") || "none"}`,
    ...(withTitle ? ["--with-title"] : []),
  ];
  return `npm run bench:retrieval -- ${options.join(" ")}`;
}

async function reportOn(given: Arguments): Promise<Report> {
  const { jobs, skipped } = plan(given);
  for (const line of skipped) say(line);
  const results = await measureAll(jobs);
  return {
    command: commandOf(given),
    date: new Date().toISOString().slice(0, 10),
    platform: process.platform,
    cores: availableParallelism(),
    memoryGb: Math.round(totalmem() / 2 ** 30),
    versions: await readVersions(),
    withTitle: given.withTitle,
    given: Object.fromEntries(
      given.only.map((name) => [name, contenders.get(name)?.create().given ?? ""]),
    ),
    skipped,
    measurements: results.filter((one): one is Measurement => "quality" in one),
    failures: results.filter((one): one is Failure => "why" in one),
  };
}

async function keep(report: Report, out: string | undefined): Promise<void> {
  const node = process.versions.node.split(".")[0];
  const name = `${report.date}-${report.platform}-node${node}`;
  const folder = out ?? fileURLToPath(new URL(`benchmarks/results/${name}/`, root));
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "retrieval.json"), `${JSON.stringify(report, undefined, 2)}\n`);
  await writeFile(join(folder, "retrieval.md"), toMarkdown(report));
  const plot = toGrowthPlot(report.measurements.filter(({ set }) => set.startsWith("synthetic-")));
  if (plot !== undefined) await writeFile(join(folder, PLOT_FILE), plot);
  say(`Kept in ${folder}`);
}

const given = parseArguments(process.argv.slice(2), [...contenders.keys()]);
if (typeof given === "string") {
  say(given);
  process.exitCode = 1;
} else {
  const report = await reportOn(given);
  await keep(report, given.out);
  console.log(toMarkdown(report));
}
