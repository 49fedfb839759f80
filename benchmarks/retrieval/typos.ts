/** Asks the questions of retrieval sets as they are and with one slip each; `npm run bench:typos -- DIR` prints what a slip costs. */
import { createFonti } from "./fonti.ts";
import { DEPTH, qualityOf } from "./metrics.ts";
import { createRandom } from "./random.ts";
import type { Retriever } from "./retriever.ts";
import { withOneSlip } from "./slips.ts";
import { presentSets, readTestSet, type TestSet } from "./test-set.ts";

const ROUNDS = 3;
const SEED = 7;

function mrrOf(retriever: Retriever, { passages, questions }: TestSet, asked: readonly string[]) {
  const positions = new Map(passages.map(({ id }, position) => [id, position]));
  const ranks = questions.map(({ passageId }, index) =>
    retriever.search(asked[index] ?? "", DEPTH).indexOf(positions.get(passageId) ?? -1),
  );
  return qualityOf(ranks).mrr;
}

const [folder] = process.argv.slice(2);
const say = (line: string) => console.error(line);
console.log(`MRR@${DEPTH}; one slip in each question, the mean of ${ROUNDS} rounds, seed ${SEED}.`);
for (const name of presentSets(folder, say)) {
  const set = readTestSet(folder ?? "", name);
  const retriever = createFonti();
  await retriever.build(set.passages, set.language);
  const questions = set.questions.map(({ question }) => question);
  const random = createRandom(SEED);
  let slipped = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const asked = questions.map((question) => withOneSlip(question, random));
    slipped += mrrOf(retriever, set, asked) / ROUNDS;
  }
  const plain = mrrOf(retriever, set, questions);
  const cost = (plain - slipped).toFixed(4);
  console.log(
    `${name}: ${plain.toFixed(4)} as asked, ${slipped.toFixed(4)} with a slip: −${cost}.`,
  );
}
