/** A folder of knowledge and one of data in, how long a start took until its first answer out; run as a process of its own. */
import { writeFile } from "node:fs/promises";
import { setImmediate as pause } from "node:timers/promises";
import type { Answerer } from "../../src/answer/answer.ts";
import { openKnowledge } from "../../src/open-knowledge.ts";

/** What a start tells the benchmark; times in milliseconds from when the modules were loaded, memory in bytes. */
export interface Start {
  readonly firstAnswer: number;
  readonly outcome: string;
  readonly heap: number;
  readonly resident: number;
  /** From writing a changed document to the first answer that quotes it, where one was changed. */
  readonly changeLive?: number;
  /** Questions asked meanwhile, all of which got an answer or an honest refusal: an exception ends the run. */
  readonly askedMeanwhile?: number;
  /** Of `firstAnswer` and what came before it: until the process is ready to open the knowledge. */
  readonly loaded: number;
}

export interface StartJob {
  readonly knowledgeDir: string;
  readonly dataDir: string;
  readonly question: string;
  /** Written into that file, which must hold the answer to `question`. */
  readonly change?: { readonly file: string; readonly text: string; readonly question: string };
}

async function run({ change, question, ...place }: StartJob): Promise<Start> {
  const loaded = performance.now();
  const silent = {
    print: () => {},
    log: { info: () => {}, warn: console.error, error: console.error },
  };
  const knowledge = await openKnowledge(place, silent);
  const { answerer } = knowledge;
  const { outcome } = answerer.ask(question);
  const firstAnswer = performance.now() - loaded;
  global.gc?.();
  const { heapUsed, rss } = process.memoryUsage();
  const changed = change && (await timeChange(answerer, change));
  await knowledge.close();
  return { loaded, firstAnswer, outcome, heap: heapUsed, resident: rss, ...changed };
}

async function timeChange(
  answerer: Answerer,
  { file, text, question }: NonNullable<StartJob["change"]>,
): Promise<Pick<Start, "changeLive" | "askedMeanwhile">> {
  await writeFile(file, text);
  const written = performance.now();
  let asked = 0;
  for (;;) {
    const answer = answerer.ask(question);
    asked += 1;
    const quotes = answer.outcome === "answered" ? answer.citations.map(({ quote }) => quote) : [];
    if (quotes.some((quote) => text.includes(quote) && quote.includes("Zaffiroteca"))) break;
    if (performance.now() - written > 60_000) throw new Error("The change was not seen in 60 s.");
    await pause();
  }
  return {
    changeLive: performance.now() - written,
    askedMeanwhile: asked,
  };
}

process.once("message", (job) => {
  run(job as StartJob).then(
    (start) => process.send?.(start, () => process.exit(0)),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
