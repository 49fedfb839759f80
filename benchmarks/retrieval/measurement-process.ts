/** A job from the parent process in, its measurement sent back out: one retriever on one set, in a process of its own. */
import { contenders } from "./contenders.ts";
import { type Failure, type Job, setName } from "./job.ts";
import { measure, type Measurement } from "./measurement.ts";
import { createSyntheticSet } from "./synthetic-corpus.ts";
import { readTestSet, type TestSet } from "./test-set.ts";

function setOf({ source, withTitle }: Job): TestSet {
  const set =
    "size" in source ? createSyntheticSet(source.size) : readTestSet(source.folder, source.name);
  if (!withTitle) return set;
  const passages = set.passages.map((passage) => ({
    ...passage,
    text: `${passage.title}\n${passage.text}`,
  }));
  return { ...set, passages };
}

async function carryOut(job: Job): Promise<Measurement> {
  const retriever = contenders.get(job.retriever)?.create();
  if (retriever) return measure(retriever, setOf(job));
  const permitted = [...contenders.keys()].join(", ");
  throw new Error(`there is no retriever "${job.retriever}". Permitted: ${permitted}`);
}

async function answer(job: Job): Promise<void> {
  const result = await carryOut(job).catch((error: unknown): Failure => ({
    retriever: job.retriever,
    set: setName(job),
    why: error instanceof Error ? error.message : String(error),
  }));
  process.send?.(result, () => process.disconnect());
}

// Nobody is left to tell, be it that the parent has the answer or that it was stopped.
process.once("disconnect", () => process.exit());
process.once("message", (message) => void answer(message as Job));
