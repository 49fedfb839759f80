/** Puts the same questions to Fonti and to its peers, each once; prints a table and keeps it under `results/`. */
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { createAnswerer } from "../../src/answer/answerer.ts";
import { readEvalLines } from "../../src/cli/eval.ts";
import type { Session } from "../../src/cli/session.ts";
import { shippedKnowledge } from "../../src/config.ts";
import { createI18n } from "../../src/i18n/i18n.ts";
import { readKnowledge } from "../../src/knowledge-folder.ts";
import type { Fact } from "../../src/knowledge/fact.ts";
import { readLocaleFolder } from "../../src/locale-folder.ts";
import { createFlexSearch } from "./flex-search.ts";
import { toLanguageTable } from "./language-table.ts";
import { measureFonti, measurePeer, type Measurement } from "./measure.ts";
import { createMiniSearch } from "./mini-search.ts";
import { createNlpJs, onEverything, onQuestions } from "./nlp-js.ts";
import type { Peer } from "./peer.ts";
import { type QuestionSet, type Report, toMarkdown } from "./report.ts";

const SETS = ["independent", "held-out", "varied", "unseen"];
const PACKAGES = { "nlp.js": "@nlpjs/nlp", FlexSearch: "flexsearch", MiniSearch: "minisearch" };
const root = new URL("../../", import.meta.url);

async function createPeers(facts: readonly Fact[]): Promise<readonly Peer[]> {
  return [
    await createNlpJs(facts, onQuestions),
    await createNlpJs(facts, onEverything),
    createFlexSearch(facts),
    createMiniSearch(facts),
  ];
}

async function measureSets(session: Session, peers: readonly Peer[]): Promise<QuestionSet[]> {
  const sets: QuestionSet[] = [];
  for (const name of SETS) {
    const file = new URL(`benchmarks/questions/${name}.jsonl`, root);
    if (!existsSync(file)) continue;
    const lines = await readEvalLines(fileURLToPath(file));
    const measurements: Measurement[] = [...(await measureFonti(session, lines))];
    for (const peer of peers) measurements.push(...(await measurePeer(peer, { session, lines })));
    const languageTable = toLanguageTable(session, lines);
    sets.push({ name, questions: lines.length, measurements, languageTable });
  }
  return sets;
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
  for (const [name, folder] of Object.entries(PACKAGES))
    versions[name] = await versionIn(`node_modules/${folder}/`);
  return versions;
}

async function keep(report: Report): Promise<void> {
  const node = process.versions.node.split(".")[0];
  const name = `${report.date}-${report.platform}-node${node}`;
  const folder = new URL(`benchmarks/results/${name}/`, root);
  await mkdir(folder, { recursive: true });
  await writeFile(new URL("answers.json", folder), `${JSON.stringify(report, undefined, 2)}\n`);
  await writeFile(new URL("answers.md", folder), toMarkdown(report));
}

const { knowledge } = await readKnowledge(shippedKnowledge);
const { facts } = knowledge;
const session: Session = {
  answerer: createAnswerer(knowledge),
  i18n: createI18n(readLocaleFolder(), "en"),
};
const report: Report = {
  command: "npm run bench:answers",
  date: new Date().toISOString().slice(0, 10),
  platform: process.platform,
  cores: availableParallelism(),
  versions: await readVersions(),
  facts: facts.length,
  exampleQuestions: facts.flatMap(({ questions }) => Object.values(questions).flat()).length,
  sets: await measureSets(session, await createPeers(facts)),
};
await keep(report);
console.log(toMarkdown(report));
