/** Publishes the bot's commands, name and descriptions in every language; only what differs. */
import type { Api } from "grammy";
import type { BotCommand, LanguageCode } from "grammy/types";
import type { I18n, Translate } from "../i18n/i18n.ts";
import { commands } from "./commands.ts";

/**
 * In the order in which Telegram shows them. Where a list of administrators is there, they see it in
 * place of the group's, so it holds that too. The last is what earlier versions published for all
 * chats alike.
 */
const published: readonly (readonly [Scope, readonly string[]])[] = [
  [
    "all_private_chats",
    ["ask", "topics", "language", "settings", "mydata", "forget", "help", "privacy"],
  ],
  ["all_group_chats", ["ask", "topics", "help"]],
  ["all_chat_administrators", ["ask", "topics", "settings", "diagnose", "help"]],
  ["default", []],
];

type Scope = "all_private_chats" | "all_group_chats" | "all_chat_administrators" | "default";

/** The texts without a language are for everybody whose language the bot does not speak. */
export async function publishProfile(api: Api, i18n: I18n): Promise<void> {
  await publish(api, i18n.translate(i18n.defaultLocale), {});
  for (const locale of i18n.locales)
    if (isLanguageCode(locale))
      await publish(api, i18n.translate(locale), { language_code: locale });
}

interface Audience {
  readonly language_code?: LanguageCode;
}

async function publish(api: Api, t: Translate, audience: Audience): Promise<void> {
  for (const [type, names] of published) {
    const known = names.filter((name) => Object.hasOwn(commands, name));
    await publishCommands(api, { scope: { type }, ...audience }, known.map(describedIn(t)));
  }
  const { name } = await api.getMyName(audience);
  if (name !== t("bot.name")) await api.setMyName(t("bot.name"), audience);
  const { description } = await api.getMyDescription(audience);
  if (description !== t("bot.description"))
    await api.setMyDescription(t("bot.description"), audience);
  const { short_description } = await api.getMyShortDescription(audience);
  if (short_description !== t("bot.shortDescription"))
    await api.setMyShortDescription(t("bot.shortDescription"), audience);
}

function describedIn(t: Translate): (command: string) => BotCommand {
  return (command) => ({ command, description: t(`commands.${command}`) });
}

async function publishCommands(
  api: Api,
  where: Audience & { readonly scope: { readonly type: Scope } },
  wanted: readonly BotCommand[],
): Promise<void> {
  if (isSame(await api.getMyCommands(where), wanted)) return;
  if (wanted.length === 0) await api.deleteMyCommands(where);
  else await api.setMyCommands(wanted, where);
}

function isSame(one: readonly BotCommand[], other: readonly BotCommand[]): boolean {
  return one.map(toLine).join("\n") === other.map(toLine).join("\n");
}

function toLine({ command, description }: BotCommand): string {
  return `${command} ${description}`;
}

/** Telegram tells audiences apart by two-letter codes only. */
function isLanguageCode(locale: string): locale is LanguageCode {
  return /^[a-z]{2}$/.test(locale);
}
