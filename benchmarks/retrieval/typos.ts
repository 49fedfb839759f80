/** Asks the questions of retrieval sets as they are and with one slip each; `npm run bench:typos -- DIR` prints what a slip costs. */
import { createFonti } from "./fonti.ts";
import { ranksOf } from "./measurement.ts";
import { DEPTH, qualityOf } from "./metrics.ts";
import { createRandom } from "./random.ts";
import { withOneSlip } from "./slips.ts";
import { presentSets, readTestSet } from "./test-set.ts";

const ROUNDS = 3;
const SEED = 7;

const [folder] = process.argv.slice(2);
const say = (line: string) => console.error(line);
console.log(`MRR@${DEPTH}; one slip in each question, the mean of ${ROUNDS} rounds, seed ${SEED}.`);
for (const name of presentSets(folder, say)) {
  const set = readTestSet(folder ?? "", name);
  const retriever = createFonti();
  await retriever.build(set.passages, set.language);
  const random = createRandom(SEED);
  let slipped = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const questions = set.questions.map((one) => {
      return { ...one, question: withOneSlip(one.question, random) };
    });
    slipped += qualityOf(ranksOf(retriever, { ...set, questions })).mrr / ROUNDS;
  }
  const plain = qualityOf(ranksOf(retriever, set)).mrr;
  const cost = (plain - slipped).toFixed(4);
  console.log(
    `${name}: ${plain.toFixed(4)} as asked, ${slipped.toFixed(4)} with a slip: −${cost}.`,
  );
}
