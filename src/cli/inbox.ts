/** The questions that the bot could not answer in, the same ones counted together, the newest first, out. */
import { fold } from "../language/folding.ts";
import type { Store } from "../store/store.ts";

export interface UnansweredGroup {
  /** As it was asked the last time. */
  readonly question: string;
  readonly language: string;
  readonly reason: string;
  readonly count: number;
  /** When it was asked the last time, in ISO 8601. */
  readonly latest: string;
}

/** Of so many of the newest questions, those are one that differ only in case, accents and signs. */
const mostQuestions = 10_000;

export async function unansweredGroups({ unanswered }: Store): Promise<readonly UnansweredGroup[]> {
  const groups = new Map<string, UnansweredGroup>();
  for (const { at, ...question } of await unanswered.latest(mostQuestions)) {
    const words = fold(question.question)
      .text.split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word !== "")
      .join(" ");
    const known = groups.get(words);
    const latest = new Date(at).toISOString();
    groups.set(
      words,
      known === undefined
        ? { ...question, count: 1, latest }
        : { ...known, count: known.count + 1 },
    );
  }
  return [...groups.values()];
}

/** One line for each: date, how often, language, reason, question. */
export function inboxText(groups: readonly UnansweredGroup[]): string {
  if (groups.length === 0) return "No question is waiting.";
  return groups
    .map(({ question, language, reason, count, latest }) => {
      const asked = question.replaceAll(/\s+/gu, " ");
      return `${latest.slice(0, 10)}  ${`×${count}`.padEnd(5)} ${language}  ${reason.padEnd(11)}  ${asked}`;
    })
    .join("\n");
}
