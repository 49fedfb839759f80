/** Asks the questions of each aligned set over the passages of the others, with the dictionaries that are installed; `npm run bench:across -- DIR [DICTIONARY...]`. */
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { importGlossary, readGlossaries } from "../../src/glossary-folder.ts";
import { TranslationTable } from "../../src/language/translation-table.ts";
import { createFonti } from "./fonti.ts";
import { ranksOf } from "./measurement.ts";
import { DEPTH, qualityOf } from "./metrics.ts";
import { presentSets, readTestSet, type TestSet } from "./test-set.ts";

/** Where Debian's packages put them. */
const INSTALLED = ["eng-ita", "ita-eng"].map((pair) => `/usr/share/dictd/freedict-${pair}.index`);

async function readTable(files: readonly string[]): Promise<TranslationTable> {
  const data = await mkdtemp(join(tmpdir(), "fonti-across-"));
  try {
    for (const file of files) {
      const { about } = await importGlossary(file, data);
      console.log(`${about.name}: ${about.from} to ${about.to}, ${about.entries} headwords.`);
    }
    return new TranslationTable((await readGlossaries(data)).dictionaries);
  } finally {
    await rm(data, { recursive: true });
  }
}

/** The sets have the same passages under the same ids. */
async function mrrOf(over: TestSet, asked: TestSet): Promise<number> {
  const retriever = createFonti({ table, asked: asked.language });
  await retriever.build(over.passages, over.language);
  return qualityOf(ranksOf(retriever, { ...over, questions: asked.questions })).mrr;
}

const [folder, ...given] = process.argv.slice(2);
const installed = given.length > 0 ? given : INSTALLED.filter((file) => existsSync(file));
if (installed.length === 0) console.log("No dictionary is installed: cognates and names alone.");
const table = await readTable(installed);
const names = presentSets(folder, console.error).filter((name) => name.startsWith("aligned-"));
const sets = names.map((name) => readTestSet(folder ?? "", name));
console.log(`MRR@${DEPTH}, and its share of what the passages' own language has.`);
for (const over of sets) {
  const own = await mrrOf(over, over);
  for (const asked of sets) {
    const mrr = await mrrOf(over, asked);
    const share = (mrr / own).toFixed(2);
    console.log(`${asked.language} questions over ${over.language}: ${mrr.toFixed(3)}, ${share}`);
  }
}
