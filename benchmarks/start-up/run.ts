/** Times a start over many documents, cold and from the snapshot, and one changed file; `npm run bench:start`. */
import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { availableParallelism, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { table } from "../markdown.ts";
import { median } from "../percentiles.ts";
import { createSyntheticSet } from "../retrieval/synthetic-corpus.ts";
import type { Start, StartJob } from "./start.ts";

const WARM_STARTS = 5;
const { values } = parseArgs({
  options: {
    documents: { type: "string", default: "2000" },
    passages: { type: "string", default: "50" },
    out: { type: "string" },
  },
});
const documents = Number(values.documents);
const perDocument = Number(values.passages);

async function start(job: StartJob): Promise<Start> {
  const child = fork(new URL("start.ts", import.meta.url), {
    execArgv: ["--expose-gc", "--import", "tsx"],
  });
  child.send(job);
  const [answer] = (await Promise.race([
    once(child, "message"),
    once(child, "exit").then(([code]) => {
      throw new Error(`A start ended with ${code}.`);
    }),
  ])) as [Start];
  return answer;
}

async function writeDocuments(folder: string): Promise<{ readonly question: string }> {
  const { passages, questions } = createSyntheticSet(documents * perDocument);
  await mkdir(folder, { recursive: true });
  for (let document = 0; document < documents; document++) {
    const texts = passages.slice(document * perDocument, (document + 1) * perDocument);
    const file = join(folder, `documento-${String(document).padStart(5, "0")}.txt`);
    await writeFile(file, texts.map(({ text }) => text).join("\n\n"));
  }
  return { question: questions[0]?.question ?? "" };
}

const CHANGED = `La Zaffiroteca civica di Borgo apre alle ore nove del mattino e chiude alle diciotto.\n`;
const root = await mkdtemp(join(tmpdir(), "fonti-start-"));
try {
  const knowledgeDir = join(root, "knowledge");
  const dataDir = join(root, "data");
  console.error(`Writing ${documents} documents of ${perDocument} passages.`);
  const { question } = await writeDocuments(join(knowledgeDir, "documents"));
  const job = { knowledgeDir, dataDir, question };
  console.error("The first start reads and indexes all.");
  const cold = await start(job);
  const snapshot = (await readdir(dataDir)).find((name) => name.endsWith(".snapshot")) ?? "";
  const { size } = await stat(join(dataDir, snapshot));
  const warm: Start[] = [];
  for (let round = 0; round < WARM_STARTS; round++) warm.push(await start(job));
  const file = join(knowledgeDir, "documents", "documento-00001.txt");
  const change = { file, text: CHANGED, question: "Quando apre la Zaffiroteca civica di Borgo?" };
  const changed = await start({ ...job, change });
  const report = { documents, perDocument, cold, warm, changed, snapshotBytes: size };
  await keep(report, toMarkdown(report));
} finally {
  await rm(root, { recursive: true, force: true });
}

interface Report {
  readonly documents: number;
  readonly perDocument: number;
  readonly cold: Start;
  readonly warm: readonly Start[];
  readonly changed: Start;
  readonly snapshotBytes: number;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(0)} MB`;
}

function toMarkdown({ cold, warm, changed, snapshotBytes }: Report): string {
  const times = warm.map(({ firstAnswer }) => firstAnswer);
  const [first] = warm;
  return [
    "# Starting over many documents",
    "",
    `${documents} plain texts of ${perDocument} passages each, made up (\`benchmarks/retrieval/synthetic-corpus.ts\`). Each start is a`,
    "process of its own; times are from when its modules are loaded to its first answer.",
    "",
    `\`npm run bench:start\`, Node ${process.versions.node}, ${availableParallelism()} cores, ${megabytes(totalmem())}.`,
    "",
    table(
      ["", "first answer", "heap", "resident"],
      [
        [
          "cold: all read and indexed",
          seconds(cold.firstAnswer),
          megabytes(cold.heap),
          megabytes(cold.resident),
        ],
        [
          `from the snapshot, median of ${warm.length} (${seconds(Math.min(...times))} to ${seconds(Math.max(...times))})`,
          seconds(median(times)),
          megabytes(first?.heap ?? 0),
          megabytes(first?.resident ?? 0),
        ],
      ],
    ),
    "",
    `Loading the modules takes ${seconds(median(warm.map(({ loaded }) => loaded)))} more, from TypeScript. The snapshot has ${megabytes(snapshotBytes)}.`,
    `One changed document was quoted ${seconds(changed.changeLive ?? Number.NaN)} after it was written, while ${changed.askedMeanwhile} questions were asked, none of which failed.`,
    "",
  ].join("\n");
}

async function keep(report: Report, markdown: string): Promise<void> {
  const day = new Date().toISOString().slice(0, 10);
  const [major] = process.versions.node.split(".");
  const folder =
    values.out ??
    new URL(`../results/${day}-${process.platform}-node${major}/`, import.meta.url).pathname;
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "start-up.json"), `${JSON.stringify(report, undefined, 2)}\n`);
  await writeFile(join(folder, "start-up.md"), markdown);
  console.log(markdown);
}
