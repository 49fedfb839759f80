/** A knowledge folder in, what a terminal command needs to answer out. */
import type { ExplainingAnswerer } from "../answer/answerer.ts";
import { createAnswerer } from "../answer/answerer.ts";
import { shippedKnowledge } from "../config.ts";
import { createI18n } from "../i18n/i18n.ts";
import type { I18n } from "../i18n/i18n.ts";
import type { ReadKnowledge } from "../knowledge-folder.ts";
import { readKnowledge } from "../knowledge-folder.ts";
import { problemText } from "../knowledge/problem.ts";
import { readLocaleFolder } from "../locale-folder.ts";
import { createProgressLine } from "../progress-line.ts";

export interface Session {
  readonly answerer: ExplainingAnswerer;
  readonly i18n: I18n;
}

/** Problems go to standard error; whatever could be read answers. */
export async function openSession(folder: string = shippedKnowledge): Promise<Session> {
  const { knowledge, problems } = await readWithProgress(folder);
  for (const problem of problems) console.error(problemText(problem));
  return { answerer: createAnswerer(knowledge), i18n: createI18n(readLocaleFolder(), "en") };
}

/** Says on a terminal how far it is, where it takes long. */
export async function readWithProgress(folder: string): Promise<ReadKnowledge> {
  const progress = createProgressLine(process.stderr, "Reading the knowledge");
  try {
    return await readKnowledge(folder, { onProgress: progress.update });
  } finally {
    progress.end();
  }
}
