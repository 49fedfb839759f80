/** Tells an administrator what Telegram lets the bot see and do in a group, and what to change. */
import type { ChatFullInfo, ChatMember, Message, UserFromGetMe } from "grammy/types";
import type { Translate } from "../i18n/i18n.ts";
import { isGeneralTopic, topicOf } from "./group-manners.ts";
import type { BotServices, FontiContext } from "./services.ts";
import type { GroupSettings } from "./settings.ts";

/** What Telegram says of the bot and the group just now. */
interface Findings {
  /** Rights that the bot got from @BotFather after its start are in here. */
  readonly me: UserFromGetMe;
  readonly member: ChatMember;
  readonly chat: ChatFullInfo;
  readonly group: GroupSettings;
  /** The forum topic in which it is asked. */
  readonly topic: number | undefined;
}

/** What `/diagnose` answers in the group of `message`, or that it says nothing outside groups. */
export async function diagnosisText(
  { api, me: { id }, group, t }: FontiContext,
  message: Message,
  { i18n }: BotServices,
): Promise<string> {
  if (group === undefined) return t("diagnosis.private");
  const [me, member, chat] = await Promise.all([
    api.getMe(),
    api.getChatMember(message.chat.id, id),
    api.getChat(message.chat.id),
  ]);
  const findings = { me, member, chat, group, topic: topicOf(message) };
  const language = group.language === undefined ? undefined : i18n.ownName(group.language);
  return [
    t("diagnosis.title"),
    ...[sight, voice, inline, topics].flatMap((look) => look(findings, t)),
    ...settingsLines(findings, { t, language }),
  ].join("\n\n");
}

/** Rights and privacy mode decide which messages reach the bot. */
function sight({ me, member }: Findings, t: Translate): string[] {
  const lines = [
    ...(isAdmin(member) ? [t("diagnosis.seesAllAsAdmin")] : []),
    ...(me.can_read_all_group_messages ? [t("diagnosis.seesAll")] : []),
  ];
  return lines.length > 0 ? lines : [t("diagnosis.privacyOn")];
}

function voice({ member, chat }: Findings, t: Translate): string[] {
  return [t(maySend(member, chat) ? "diagnosis.canWrite" : "diagnosis.cannotWrite")];
}

function inline({ me }: Findings, t: Translate): string[] {
  const username = `@${me.username}`;
  return [
    me.supports_inline_queries ? t("diagnosis.inlineOn", { username }) : t("diagnosis.inlineOff"),
  ];
}

function topics({ group, topic }: Findings, t: Translate): string[] {
  if (topic === undefined) return [];
  const isOff = group.silentTopics.has(topic);
  const here = isOff ? "diagnosis.topicOff" : "diagnosis.topicOn";
  const general = isOff ? "diagnosis.generalOff" : "diagnosis.generalOn";
  return [
    [
      t(isGeneralTopic(topic) ? general : here),
      t("diagnosis.silentTopics", { number: group.silentTopics.size }),
    ].join(" "),
  ];
}

function settingsLines(
  { group }: Findings,
  { t, language }: { readonly t: Translate; readonly language: string | undefined },
): string[] {
  const speaks = {
    mention: "group.speaksMention",
    command: "group.speaksCommand",
    silent: "group.speaksSilent",
  }[group.speaks];
  const length = { full: "group.lengthFull", short: "group.lengthShort" }[group.length];
  const lines = [
    t("group.language", { name: language ?? t("group.anyLanguage") }),
    t("group.speaks", { name: t(speaks) }),
    t("group.length", { name: t(length) }),
    t("diagnosis.change"),
  ];
  return [lines.join("\n")];
}

function isAdmin({ status }: ChatMember): boolean {
  return status === "administrator" || status === "creator";
}

/** A member may do what the group permits everybody; Telegram says nothing where it permits all. */
function maySend(member: ChatMember, { permissions }: ChatFullInfo): boolean {
  if (isAdmin(member)) return true;
  const isPermitted = permissions?.can_send_messages !== false;
  return member.status === "restricted" ? member.can_send_messages && isPermitted : isPermitted;
}
