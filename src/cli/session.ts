/** A knowledge folder in, what a terminal command needs to answer out. */
import { existsSync } from "node:fs";
import type { ExplainingAnswerer } from "../answer/answerer.ts";
import { createAnswerer } from "../answer/answerer.ts";
import { shippedKnowledge } from "../config.ts";
import { analyzers } from "../language/analyzers.ts";
import { snapshotPlace } from "../knowledge-snapshot.ts";
import { unquotedSources } from "../knowledge/knowledge.ts";
import { openSnapshotKeeper } from "../snapshot-keeper.ts";
import { readGlossaries } from "../glossary-folder.ts";
import { createI18n } from "../i18n/i18n.ts";
import type { I18n } from "../i18n/i18n.ts";
import type { ReadKnowledge, ReadKnowledgeOptions } from "../knowledge-folder.ts";
import { readKnowledge } from "../knowledge-folder.ts";
import { problemText } from "../knowledge/problem.ts";
import { TranslationTable } from "../language/translation-table.ts";
import { readLocaleFolder } from "../locale-folder.ts";
import { createProgressLine } from "../progress-line.ts";

export interface Session {
  readonly answerer: ExplainingAnswerer;
  readonly i18n: I18n;
}

/**
 * Problems go to standard error; whatever could be read answers. Where `DATA_DIR` is set, documents
 * are remembered there, as for the bot.
 */
export async function openSession(folder: string = shippedKnowledge): Promise<Session> {
  const dataDir = dataDirOfBot();
  const glossaries = await readGlossaries(dataDir);
  const keeper = await openSnapshotKeeper({
    place: snapshotPlace(dataDir, folder),
    options: { analyzers, table: new TranslationTable(glossaries.dictionaries) },
    log: { info: () => {}, warn: (_facts, sentence) => console.error(sentence) },
    isKept: process.env["DATA_DIR"] !== undefined,
  });
  const { library, remembered } = keeper;
  const { knowledge, problems, files } = await readWithProgress(folder, remembered);
  for (const problem of [...problems, ...glossaries.problems]) console.error(problemText(problem));
  library.learnTerms(knowledge.terms);
  for (const _ of library.settle(unquotedSources(knowledge))) continue;
  keeper.keep(files);
  await keeper.flush();
  const answerer = createAnswerer(knowledge, { library });
  return { answerer, i18n: createI18n(readLocaleFolder(), "en") };
}

/** From the environment or `.env`, as for the bot. */
export function dataDirOfBot(): string {
  if (existsSync(".env")) process.loadEnvFile(".env");
  return process.env["DATA_DIR"]?.trim() || "data";
}

/** Says on a terminal how far it is, where it takes long. */
export async function readWithProgress(
  folder: string,
  remembered?: ReadKnowledgeOptions["remembered"],
): Promise<ReadKnowledge> {
  const progress = createProgressLine(process.stderr, "Reading the knowledge");
  try {
    return await readKnowledge(folder, { remembered, onProgress: progress.update });
  } finally {
    progress.end();
  }
}
