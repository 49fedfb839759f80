/** People who ask inline, some questions each without waiting; how long each took, and what got lost, double or out of order. */
import type { BotApiServer } from "../src/bot-api-server/bot-api-server.ts";
import type { TestUser } from "../src/bot-api-server/test-user.ts";
import { mapBounded } from "../src/bounded-parallel.ts";

/** So that their order can be seen. */
export const inARow = 3;
/** How many people ask at once. */
export const atOnce = 30;
/** Milliseconds after which a question is lost. */
const patience = 30_000;
const questions = ["Quali sono i settori?", "黄奇帆是谁？", "What is the target for 2010?"];

export interface Outcome {
  /** Milliseconds from question to answer, of those that were answered. */
  readonly times: readonly number[];
  /** Questions without an answer. */
  readonly lost: number;
  /** Answers that came after that to a later question of the same person. */
  readonly outOfOrder: number;
}

export class AskingCrowd {
  readonly #people: readonly TestUser[];
  readonly #answered: string[] = [];
  #turn = 0;

  constructor(server: BotApiServer, size: number) {
    this.#people = Array.from({ length: size }, (_, index) =>
      server.createUser({ firstName: `Anna ${index}`, languageCode: "it" }),
    );
    server.onCall((method, { inline_query_id: id }) => {
      if (method === "answerInlineQuery") this.#answered.push(String(id));
    });
  }

  /** Answers beyond one for each question, since the beginning. */
  get double(): number {
    return this.#answered.length - new Set(this.#answered).size;
  }

  /** Resolves once each of so many questions is answered or lost; `onAsked` is told how many are. */
  async ask(count: number, onAsked: (done: number) => void = () => {}): Promise<Outcome> {
    const firsts = Array.from({ length: Math.ceil(count / inARow) }, (_, run) => run * inARow);
    let done = 0;
    const runs = await mapBounded(firsts, atOnce, async (first) => {
      const person = this.#people[this.#turn++ % this.#people.length] as TestUser;
      const outcome = await askInARow(person, Math.min(inARow, count - first));
      onAsked((done += inARow));
      return outcome;
    });
    return {
      times: runs.flatMap(({ times }) => times),
      lost: sum(runs.map(({ lost }) => lost)),
      outOfOrder: sum(runs.map(({ outOfOrder }) => outOfOrder)),
    };
  }
}

async function askInARow(person: TestUser, count: number) {
  const outcome = { times: [] as number[], lost: 0, outOfOrder: 0 };
  let newest = -1;
  const ask = async (number: number): Promise<void> => {
    const start = performance.now();
    const text = questions[number % questions.length] ?? "";
    await person.queries(text, { timeoutMs: patience });
    outcome.times.push(performance.now() - start);
    if (number < newest) outcome.outOfOrder += 1;
    newest = Math.max(newest, number);
  };
  const lose = () => void (outcome.lost += 1);
  await Promise.all(Array.from({ length: count }, (_, number) => ask(number).catch(lose)));
  return outcome;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
