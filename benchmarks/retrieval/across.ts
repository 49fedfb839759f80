/** Asks the questions of each aligned set over the passages of the others, with the dictionaries that are installed; `npm run bench:across -- DIR [DICTIONARY...]`. */
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { importGlossary, readGlossaries } from "../../src/glossary-folder.ts";
import { analyzers } from "../../src/language/analyzers.ts";
import { TranslationTable } from "../../src/language/translation-table.ts";
import { PassageLibrary } from "../../src/search/passage-library.ts";
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

function libraryOf({ passages, language }: TestSet, table: TranslationTable): PassageLibrary {
  const library = new PassageLibrary({ analyzers, table });
  for (const { id, text } of passages) {
    const blocks = [{ kind: "paragraph", start: 0, end: text.length } as const];
    const source = { id, title: "", language, text, blocks, markup: [] };
    for (const _ of library.put(source)) continue;
  }
  return library;
}

/** The sets have the same passages under the same ids. */
function mrrOf(library: PassageLibrary, { questions, language }: TestSet): number {
  const ranks = questions.map(({ question, passageId }) => {
    const hits = library.search({ text: question, language }, DEPTH);
    return [...new Set(hits.map(({ passage }) => passage.source.id))].indexOf(passageId);
  });
  return qualityOf(ranks).mrr;
}

const [folder, ...given] = process.argv.slice(2);
const installed = given.length > 0 ? given : INSTALLED.filter((file) => existsSync(file));
if (installed.length === 0) console.log("No dictionary is installed: cognates and names alone.");
const table = await readTable(installed);
const names = presentSets(folder, console.error).filter((name) => name.startsWith("aligned-"));
const sets = names.map((name) => readTestSet(folder ?? "", name));
console.log(`MRR@${DEPTH}, and its share of what the passages' own language has.`);
for (const over of sets) {
  const library = libraryOf(over, table);
  const own = mrrOf(library, over);
  for (const asked of sets) {
    const mrr = asked === over ? own : mrrOf(library, asked);
    const share = (mrr / own).toFixed(2);
    console.log(`${asked.language} questions over ${over.language}: ${mrr.toFixed(3)}, ${share}`);
  }
}
