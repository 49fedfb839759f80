/** Publishes the bot's commands, name and descriptions in every language; only what differs. */
import type { Api } from "grammy";
import type { BotCommand, LanguageCode } from "grammy/types";
import type { I18n, Translate } from "../i18n/i18n.ts";

/** In the order in which Telegram shows them. */
const published = ["ask", "topics", "language", "settings", "help", "privacy"] as const;

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
  const commands = published.map((command) => ({ command, description: t(`commands.${command}`) }));
  if (!isSame(await api.getMyCommands(audience), commands))
    await api.setMyCommands(commands, audience);
  const { name } = await api.getMyName(audience);
  if (name !== t("bot.name")) await api.setMyName(t("bot.name"), audience);
  const { description } = await api.getMyDescription(audience);
  if (description !== t("bot.description"))
    await api.setMyDescription(t("bot.description"), audience);
  const { short_description } = await api.getMyShortDescription(audience);
  if (short_description !== t("bot.shortDescription"))
    await api.setMyShortDescription(t("bot.shortDescription"), audience);
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
