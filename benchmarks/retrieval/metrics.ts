/** Ranks and snippets in, the share of questions that fared well out. */

/** How many of the best hits are looked at. */
export const DEPTH = 10;

export interface Quality {
  /** The mean of 1/rank of the right passage; 0 beyond the tenth. */
  readonly mrr: number;
  /** The share of questions whose right passage is the first. */
  readonly recallAt1: number;
  readonly recallAt5: number;
}

/** `ranks`: of the right passage for each question, from 0; -1 where it is not among the hits. */
export function qualityOf(ranks: readonly number[]): Quality {
  const share = (value: (rank: number) => number) =>
    ranks.reduce((sum, rank) => sum + (rank < 0 ? 0 : value(rank)), 0) / ranks.length;
  return {
    mrr: share((rank) => (rank < DEPTH ? 1 / (rank + 1) : 0)),
    recallAt1: share((rank) => (rank < 1 ? 1 : 0)),
    recallAt5: share((rank) => (rank < 5 ? 1 : 0)),
  };
}

/** Whether the words of the answer stand in the snippet, white space and case aside. */
export function holdsAnswer(snippet: string, answer: string): boolean {
  return flat(snippet).includes(flat(answer));
}

function flat(text: string): string {
  return text.replaceAll(/\s+/gu, " ").trim().toLowerCase();
}
