/** Answers a question anew that was edited, in the messages that answered it before. */
import { Composer } from "grammy";
import { askedQuestion } from "./asked-question.ts";
import { answerQuestion } from "./answers.ts";
import { mayAnswer } from "./group-manners.ts";
import type { BotServices, FontiContext } from "./services.ts";

/**
 * Telegram also tells of edits that leave the words alone, and may tell of one twice: the same
 * question is not answered again. What no answer is remembered of is answered as a new reply.
 */
export function editedQuestions(services: BotServices): Composer<FontiContext> {
  const composer = new Composer<FontiContext>();
  composer.on("edited_message", async (ctx) => {
    const { editedMessage: message } = ctx;
    const asked = askedQuestion(message, ctx.me);
    if (asked === undefined || !mayAnswer(ctx.group, message, asked)) return;
    if (ctx.answered.has(message, asked.question)) return;
    await answerQuestion(ctx, { ...asked, message }, services);
  });
  return composer;
}
