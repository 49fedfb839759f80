/** Answers in groups, and only what is meant for the bot: commands, mentions, replies to it. */
import { Composer } from "grammy";
import type { Message } from "grammy/types";
import { answerQuestion, say } from "./answers.ts";
import { askedQuestion } from "./asked-question.ts";
import { isAddressedTo, parseCommand, type Command } from "./command.ts";
import { commands, settingsCommands } from "./commands.ts";
import { placeBeside } from "./delivery.ts";
import { isSilenced, mayAnswer } from "./group-manners.ts";
import { withoutMentions } from "./mention.ts";
import type { BotServices, FontiContext } from "./services.ts";

export function groupChat(services: BotServices): Composer<FontiContext> {
  const composer = new Composer<FontiContext>();
  composer.chatType(["group", "supergroup"]).on("message", async (ctx) => {
    const { message } = ctx;
    const command = parseCommand(message);
    if (command !== undefined) return obey(ctx, { message, command, services });
    if (!mayAnswer(ctx.group, message, { by: "message" })) return;
    const asked = askedQuestion(message, ctx.me);
    if (asked !== undefined) return answerQuestion(ctx, { ...asked, message }, services);
    if (withoutMentions(message, ctx.me) === "")
      await say(ctx, ctx.t("unanswered.greeting"), placeBeside(message));
  });
  return composer;
}

interface Order {
  readonly message: Message;
  readonly command: Command;
  readonly services: BotServices;
}

/** A command that is not known may be another bot's. */
async function obey(ctx: FontiContext, { message, command, services }: Order): Promise<void> {
  if (!Object.hasOwn(commands, command.name) || !isAddressedTo(command, ctx.me.username)) return;
  if (isSilenced(ctx.group, message) && !settingsCommands.has(command.name)) return;
  await commands[command.name]?.({ ctx, message, command, services });
}
