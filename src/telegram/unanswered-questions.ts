/** Keeps questions that the sources do not answer, sealed, for the operator to read. */
import type { Answer } from "../answer/answer.ts";
import { isRefusal } from "../rendering/answer-text.ts";
import { safeError } from "./safe-error.ts";
import type { Asker, BotServices } from "./services.ts";

/** Greetings and the like are not kept. A store that fails is logged, and costs nobody an answer. */
export async function keepUnanswered(
  { owner }: Asker,
  { question, answer }: { readonly question: string; readonly answer: Answer },
  { store, log, keepsQuestions = true }: BotServices,
): Promise<void> {
  if (!keepsQuestions || owner === undefined) return;
  if (answer.outcome !== "unanswered" || !isRefusal(answer)) return;
  const { language, reason } = answer;
  try {
    await store.unanswered.add(owner, { question: question.trim(), language, reason: reason.kind });
  } catch (error) {
    log.error(safeError(error), "The store cannot be written; an unanswered question is not kept.");
  }
}
