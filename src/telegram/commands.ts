/** The commands that private chats and groups share: what each one answers. */
import type { Message } from "grammy/types";
import { plain } from "../rendering/rich-text.ts";
import { shownText } from "../rendering/shown-text.ts";
import { topicsReply } from "../rendering/topic-reply.ts";
import { answerQuestion, say } from "./answers.ts";
import type { Command } from "./command.ts";
import { askedQuestion } from "./asked-question.ts";
import { linkedReply } from "./deep-links.ts";
import { placeBeside, sendReply } from "./delivery.ts";
import { diagnosisText } from "./diagnosis.ts";
import { languageOfGroup, refuse, settingsStart, showGroupSettings } from "./group-settings.ts";
import { chooseLocale, languageMenu, parseChoice, settingsMenu } from "./language-choice.ts";
import { offerToForget, showOwnData } from "./own-data.ts";
import { privacyText } from "./privacy-text.ts";
import { maySeeStats, stats } from "./stats.ts";
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
  stats: (call) => (maySeeStats(call) ? stats(call) : unknownCommand(call)),
  topics: async ({ ctx, message, services: { answerer, i18n } }) => {
    const { locale } = ctx.asker;
    const reply = topicsReply(answerer.topics(locale), { i18n, locale });
    await sendReply(ctx, reply, placeBeside(message));
  },
  language,
  settings,
  diagnose,
  ask,
};

/** What administrators need even where the bot is silent. */
export const settingsCommands: ReadonlySet<string> = new Set(["settings", "language", "diagnose"]);

/** In a group, commands may be meant for another bot. */
export async function unknownCommand({ ctx, message, command }: CommandCall): Promise<void> {
  if (message.chat.type !== "private") return;
  const name = `/${shownText(command.name, 32)}`;
  await say(ctx, ctx.t("command.unknown", { command: name }), placeBeside(message));
}

/** A payload names an answer, a page of a source, the settings or a command; one that names nothing any more is admitted. */
async function start(call: CommandCall): Promise<void> {
  const { ctx, message, command, services } = call;
  const { argument } = command;
  if (argument === settingsStart) return settings(call);
  if (argument === "mydata") return showOwnData(call);
  if (argument === "forget") return offerToForget(call);
  const place = placeBeside(message);
  const reply = linkedReply(argument, ctx.asker.locale, services);
  if (reply !== undefined) {
    await sendReply(ctx, reply, place);
    return;
  }
  const isLink = argument !== "" && argument !== inlineStart;
  await say(ctx, ctx.t(isLink ? "error.staleLink" : "start"), place);
}

/** The payload of the button above inline results. */
export const inlineStart = "inline";

async function language(call: CommandCall): Promise<void> {
  const { ctx, message, command, services } = call;
  if (ctx.group !== undefined) return languageOfGroup(call);
  const place = placeBeside(message);
  const choice = parseChoice(command.argument, services.i18n);
  if (choice !== undefined)
    return say(ctx, await chooseLocale(ctx, { setting: "answers", choice }, services), place);
  const title = command.argument === "" ? "language.menu" : "language.unknown";
  await sendReply(ctx, languageMenu(ctx, "answers", { i18n: services.i18n, title }), place);
}

async function settings(call: CommandCall): Promise<void> {
  const { ctx, message, services } = call;
  if (ctx.group !== undefined) return showGroupSettings(call, "main");
  await sendReply(ctx, settingsMenu(ctx, services.i18n), placeBeside(message));
}

async function diagnose(call: CommandCall): Promise<void> {
  const { ctx, message, services } = call;
  if (ctx.group !== undefined && !(await ctx.isGroupAdmin())) return refuse(call);
  const reply = { ...plain(await diagnosisText(ctx, message, services)), buttons: [] };
  const sent = await sendReply(ctx, reply, placeBeside(message));
  // What keeps the bot from writing in the group is worth telling elsewhere.
  if (sent.length === 0 && message.from !== undefined)
    await sendReply(ctx, reply, { chat_id: message.from.id });
}

/** The question follows the command, or is the message that the command replies to. */
async function ask({ ctx, message, services }: CommandCall): Promise<void> {
  const asked = askedQuestion(message, ctx.me);
  if (asked === undefined) return say(ctx, ctx.t("command.askEmpty"), placeBeside(message));
  await answerQuestion(ctx, { ...asked, message }, services);
}
