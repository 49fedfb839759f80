/** The commands that private chats and groups share: what each one answers. */
import type { Message } from "grammy/types";
import { languageReply } from "../rendering/language-reply.ts";
import { topicsReply } from "../rendering/topic-reply.ts";
import { answerQuestion, say } from "./answers.ts";
import type { Command } from "./command.ts";
import { chooseLocale, parseChoice } from "./language-choice.ts";
import { linkedReply } from "./deep-links.ts";
import { placeBeside, sendReply } from "./delivery.ts";
import { offerToForget, showOwnData } from "./own-data.ts";
import { privacyText } from "./privacy-text.ts";
import type { BotServices, FontiContext } from "./services.ts";

export interface CommandCall {
  readonly ctx: FontiContext;
  readonly message: Message;
  readonly command: Command;
  readonly services: BotServices;
}

export const commands: Readonly<Record<string, (call: CommandCall) => Promise<void>>> = {
  start,
  help: ({ ctx, message }) =>
    say(ctx, ctx.t("help", { username: `@${ctx.me.username}` }), placeBeside(message)),
  privacy: ({ ctx, message, services }) =>
    say(ctx, privacyText(ctx.t, services), placeBeside(message)),
  mydata: showOwnData,
  forget: offerToForget,
  topics: async ({ ctx, message, services: { answerer, i18n } }) => {
    const { locale } = ctx.asker;
    const reply = topicsReply(answerer.topics(locale), { i18n, locale });
    await sendReply(ctx, reply, placeBeside(message));
  },
  language,
  ask,
};

/** A payload names an answer, a page of a source or a command; one that names none any more is admitted. */
async function start(call: CommandCall): Promise<void> {
  const { ctx, message, command, services } = call;
  const { argument } = command;
  if (argument === "mydata") return showOwnData(call);
  if (argument === "forget") return offerToForget(call);
  const place = placeBeside(message);
  const reply = linkedReply(argument, ctx.asker.locale, services);
  if (reply !== undefined) return sendReply(ctx, reply, place);
  const isLink = argument !== "" && argument !== inlineStart;
  await say(ctx, ctx.t(isLink ? "error.staleLink" : "start"), place);
}

/** The payload of the button above inline results. */
export const inlineStart = "inline";

async function language({ ctx, message, command, services }: CommandCall): Promise<void> {
  const { i18n } = services;
  const { locale, saved } = ctx.asker;
  const place = placeBeside(message);
  const choice = parseChoice(command.argument, i18n);
  if (choice !== undefined) return say(ctx, await chooseLocale(ctx, choice, services), place);
  const title = command.argument === "" ? "language.menu" : "language.unknown";
  await sendReply(ctx, languageReply({ i18n, locale, chosen: saved, title }), place);
}

/** The question follows the command, or is the message that the command replies to. */
async function ask({ ctx, message, command, services }: CommandCall): Promise<void> {
  if (command.argument !== "")
    return answerQuestion(ctx, command.argument, { services, place: placeBeside(message) });
  const asked = message.reply_to_message;
  const question = asked?.text ?? asked?.caption;
  if (asked === undefined || question === undefined)
    return say(ctx, ctx.t("command.askEmpty"), placeBeside(message));
  const place = placeBeside(message, asked);
  await answerQuestion(ctx, question, { services, place, isPointedAt: true });
}
