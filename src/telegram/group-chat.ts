/** Answers in groups, and only what is meant for the bot: commands, mentions, replies to it. */
import { Composer } from "grammy";
import type { Message } from "grammy/types";
import { answerQuestion, say } from "./answers.ts";
import { isAddressedTo, parseCommand } from "./command.ts";
import { commands } from "./commands.ts";
import { placeBeside } from "./delivery.ts";
import { withoutMentions } from "./mention.ts";
import type { BotServices, FontiContext } from "./services.ts";

export function groupChat(services: BotServices): Composer<FontiContext> {
  const composer = new Composer<FontiContext>();
  composer.chatType(["group", "supergroup"]).on("message", async (ctx) => {
    const { message } = ctx;
    const command = parseCommand(message);
    if (command !== undefined) {
      const isKnown = Object.hasOwn(commands, command.name);
      if (isKnown && isAddressedTo(command, ctx.me.username))
        await commands[command.name]?.({ ctx, message, command, services });
      return;
    }
    const words = withoutMentions(message, ctx.me);
    if (words !== undefined) return answerMention(ctx, { message, words, services });
    if (isReplyTo(message, ctx.me.id) && message.text !== undefined)
      await answerQuestion(ctx, message.text, { services, place: placeBeside(message) });
  });
  return composer;
}

interface Mention {
  readonly message: Message;
  /** The message without the mention. */
  readonly words: string;
  readonly services: BotServices;
}

/** A mention alone points at the message it replies to; one that points at nothing says hello. */
async function answerMention(ctx: FontiContext, mention: Mention): Promise<void> {
  const { message, words, services } = mention;
  if (words !== "") return answerQuestion(ctx, words, { services, place: placeBeside(message) });
  const asked = message.reply_to_message;
  const question = asked?.text ?? asked?.caption;
  if (asked === undefined || question === undefined || asked.from?.id === ctx.me.id)
    return say(ctx, ctx.t("unanswered.greeting"), placeBeside(message));
  const place = placeBeside(message, asked);
  await answerQuestion(ctx, question, { services, place, isPointedAt: true });
}

function isReplyTo(message: Message, botId: number): boolean {
  return message.reply_to_message?.from?.id === botId;
}
