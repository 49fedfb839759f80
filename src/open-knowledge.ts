/** Folders of knowledge and data in, an answerer out that follows the one and remembers in the other. */
import type { ExplainingAnswerer } from "./answer/answerer.ts";
import { PERMITTED_NAMES } from "./documents/read-document.ts";
import { readGlossaries } from "./glossary-folder.ts";
import { problemText } from "./knowledge/problem.ts";
import { snapshotPlace } from "./knowledge-snapshot.ts";
import { analyzers } from "./language/analyzers.ts";
import { Lexicon } from "./language/lexicon.ts";
import { TranslationTable } from "./language/translation-table.ts";
import type { LiveKnowledge, LiveKnowledgeOptions } from "./live-knowledge.ts";
import { openLiveKnowledge } from "./live-knowledge.ts";
import { takeSteps } from "./paced-steps.ts";
import type { SnapshotKeeper } from "./snapshot-keeper.ts";
import { openSnapshotKeeper } from "./snapshot-keeper.ts";

export interface KnowledgePlace {
  readonly knowledgeDir: string;
  /** Holds the imported dictionaries and the snapshot. */
  readonly dataDir: string;
}

export type KnowledgeOutput = Pick<LiveKnowledgeOptions, "print" | "log" | "onProgress">;

/**
 * Problems are printed and the rest is used.
 * @throws Error where there is nothing at all to answer from; its message is meant for the operator.
 */
export async function openKnowledge(
  { knowledgeDir, dataDir }: KnowledgePlace,
  { print, log, onProgress }: KnowledgeOutput,
): Promise<OpenKnowledge> {
  const { dictionaries, problems } = await readGlossaries(dataDir);
  for (const problem of problems) print(problemText(problem));
  const opening = openSnapshotKeeper({
    place: snapshotPlace(dataDir, knowledgeDir),
    options: { analyzers, table: new TranslationTable(dictionaries) },
    log,
  });
  // The languages are learnt while the snapshot is read from the disk.
  const lexicon = await takeSteps(Lexicon.build(analyzers));
  const keeper = await opening;
  const { library, remembered } = keeper;
  const live = await openLiveKnowledge(knowledgeDir, {
    library,
    remembered,
    lexicon,
    print,
    log,
    onProgress,
    onRead: (files) => keeper.keep(files),
  });
  const { answerer } = live;
  if (live.knowledge.sources.length > 0) {
    return { answerer, problems: () => live.problems, close: () => closeAll(live, keeper) };
  }
  await live.close();
  throw new Error(
    `KNOWLEDGE_DIR ${knowledgeDir} holds no source that can be read. ` +
      `Permitted: documents in one folder for each collection. ${PERMITTED_NAMES}`,
  );
}

export interface OpenKnowledge {
  readonly answerer: ExplainingAnswerer;
  /** What is wrong in it now, a line each. */
  readonly problems: () => readonly string[];
  close(): Promise<void>;
}

/** What was read last is kept. */
async function closeAll(live: LiveKnowledge, keeper: SnapshotKeeper): Promise<void> {
  await live.close();
  await keeper.close();
}
