/** Folders of knowledge and data in, an answerer out that follows the one and remembers in the other. */
import type { ExplainingAnswerer } from "./answer/answerer.ts";
import { PERMITTED_NAMES } from "./documents/read-document.ts";
import { readGlossaries } from "./glossary-folder.ts";
import { problemText } from "./knowledge/problem.ts";
import { snapshotPlace } from "./knowledge-snapshot.ts";
import { analyzers } from "./language/analyzers.ts";
import { Lexicon } from "./language/lexicon.ts";
import { TranslationTable } from "./language/translation-table.ts";
import type { LiveKnowledgeOptions } from "./live-knowledge.ts";
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
    let isClosed = false;
    const close = async () => {
      isClosed = true;
      await live.close();
      // What was read last is kept.
      await keeper.close();
    };
    void settle({ keeper, lexicon, isStopped: () => isClosed });
    return { answerer, problems: () => live.problems, close };
  }
  await live.close();
  await keeper.close();
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

/** What the first answer need not wait for. */
async function settle({
  keeper,
  lexicon,
  isStopped,
}: {
  keeper: SnapshotKeeper;
  lexicon: Lexicon | undefined;
  isStopped: () => boolean;
}): Promise<void> {
  // Whoever needs what cannot be read now is told then.
  await keeper.load().catch(() => undefined);
  if (lexicon) await takeSteps(lexicon.learnSounds(), isStopped);
}
