/** A job from the parent process in, its measurement sent back out: one retriever on one set, in a process of its own. */
import { contenders } from "./contenders.ts";
import type { Job } from "./job.ts";
import { measure } from "./measurement.ts";
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

process.once("message", (message) => {
  const job = message as Job;
  const retriever = contenders.get(job.retriever)?.create();
  if (!retriever)
    throw new Error(
      `There is no retriever "${job.retriever}". Permitted: ${[...contenders.keys()].join(", ")}.`,
    );
  void measure(retriever, setOf(job)).then((measurement) =>
    process.send?.(measurement, () => process.disconnect()),
  );
});
