/** Shows a group's settings to its administrators and changes them by buttons. */
import type { Message } from "grammy/types";
import { anyLanguage, groupReply, type GroupReplyOptions } from "../rendering/group-reply.ts";
import type { Action, GroupChoice, GroupPage } from "../rendering/reply.ts";
import { plain } from "../rendering/rich-text.ts";
import { continuationOf, say } from "./answers.ts";
import { recognise } from "./asker.ts";
import type { CommandCall } from "./commands.ts";
import { editReply, placeBeside, sendReply } from "./delivery.ts";
import { isGeneralTopic, isSilenced, topicOf } from "./group-manners.ts";
import { parseChoice } from "./language-choice.ts";
import type { BotServices, FontiContext } from "./services.ts";
import { lengths, manners, saveGroupSetting, type GroupSetting } from "./settings.ts";

/** The page of the settings; others than administrators are shown the way to settings of their own. */
export async function showGroupSettings(call: CommandCall, page: GroupPage): Promise<void> {
  const { ctx, message, services } = call;
  if (!(await ctx.isGroupAdmin())) return refuse(call);
  await sendReply(ctx, panel(ctx, page, { services, message }), placeBeside(message));
}

/** `/language zh` in a group sets the group's; without a language it opens the page. */
export async function languageOfGroup(call: CommandCall): Promise<void> {
  const { ctx, message, command, services } = call;
  const choice = parseChoice(command.argument, services.i18n);
  if (choice === undefined) return showGroupSettings(call, "language");
  if (!(await ctx.isGroupAdmin())) return refuse(call);
  const isSaved = await saveGroupSetting(services, message.chat.id, {
    name: "language",
    value: choice,
  });
  await recognise(ctx, services);
  await say(ctx, ctx.t(isSaved ? "group.saved" : "language.notSaved"), placeBeside(message));
}

/** Where the bot is to be silent, it does not even refuse. */
export async function refuse({ ctx, message }: CommandCall): Promise<void> {
  if (isSilenced(ctx.group, message)) return;
  const label = ctx.t("group.privateChat");
  const buttons = [[{ label, action: { kind: "open", ref: settingsStart } as const }]];
  await sendReply(ctx, { ...plain(ctx.t("group.refused")), buttons }, placeBeside(message));
}

/** The payload of links that open the private chat with one's own settings. */
export const settingsStart = "settings";

type GroupAction = Extract<Action, { readonly kind: "group-page" | "group-set" }>;

/** Returns what to tell whoever pressed; undefined: nothing, the message shows it. */
export async function changeGroup(
  ctx: FontiContext,
  action: GroupAction,
  services: BotServices,
): Promise<string | undefined> {
  const message = ctx.callbackQuery?.message;
  if (message === undefined || ctx.group === undefined) return ctx.t("error.staleButton");
  if (!(await ctx.isGroupAdmin())) return ctx.t("group.onlyAdmins");
  const change = action.kind === "group-set" ? toChange(action, message, services) : undefined;
  if (change === "unknown") return ctx.t("error.staleButton");
  if (change !== undefined && !(await saveGroupSetting(services, message.chat.id, change)))
    return ctx.t("language.notSaved");
  await recognise(ctx, services);
  const page = action.kind === "group-set" ? action.name : action.page;
  const outcome = await editReply(
    ctx,
    panel(ctx, page, { services, message }),
    continuationOf("", ctx.asker.locale, services),
  );
  if (outcome === "gone") return ctx.t("error.staleButton");
  return change === undefined ? undefined : ctx.t("group.saved");
}

interface Change {
  readonly name: GroupSetting;
  readonly value: string | null;
}

/** What is the default is not stored. */
function toChange(
  { name, value }: { readonly name: GroupChoice; readonly value: string },
  message: Message,
  { i18n }: BotServices,
): Change | "unknown" {
  const topic = topicOf(message);
  if (!permittedValues(i18n.locales)[name].includes(value)) return "unknown";
  if (name !== "topic") return { name, value: value === anyLanguage ? null : value };
  return topic === undefined
    ? "unknown"
    : { name: `topic:${topic}`, value: value === "off" ? value : null };
}

function permittedValues(
  locales: readonly string[],
): Readonly<Record<GroupChoice, readonly string[]>> {
  return {
    language: [...locales, anyLanguage],
    speaks: manners,
    length: lengths,
    topic: ["on", "off"],
  };
}

interface PanelPlace {
  readonly services: BotServices;
  readonly message: Message;
}

function panel({ group, asker }: FontiContext, page: GroupPage, place: PanelPlace) {
  const { services, message } = place;
  const { i18n } = services;
  const topic = topicOf(message);
  const isOff = topic !== undefined && group?.silentTopics.has(topic) === true;
  const options: GroupReplyOptions = {
    i18n,
    locale: asker.locale,
    chosen: {
      language: group?.language ?? anyLanguage,
      speaks: group?.speaks ?? "mention",
      length: group?.length ?? "full",
    },
    topic:
      topic === undefined
        ? undefined
        : { isGeneral: isGeneralTopic(topic), chosen: isOff ? "off" : "on" },
  };
  return groupReply(page, options);
}
