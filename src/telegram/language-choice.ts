/** Reads which language somebody wants answers or menus in, and saves it. */
import type { I18n, Locale } from "../i18n/i18n.ts";
import { languageName } from "../i18n/language-name.ts";
import { languageReply, settingsReply, type LanguageSetting } from "../rendering/language-reply.ts";
import type { Reply } from "../rendering/reply.ts";
import { recognise } from "./asker.ts";
import type { BotServices, FontiContext } from "./services.ts";
import { savePersonSetting } from "./settings.ts";

/** A locale, or null for the question's language, or Telegram's. */
export type Choice = Locale | null;

/** Reads a code or a name in any of the languages: `zh`, `chinese`, `中文`, `auto`. */
export function parseChoice(text: string, i18n: I18n): Choice | undefined {
  const wanted = text.trim().toLowerCase();
  if (wanted === "") return undefined;
  if (wanted === "auto") return null;
  const named = i18n.locales.find((locale) =>
    i18n.locales.some((speaker) => languageName(locale, speaker).toLowerCase() === wanted),
  );
  return named ?? i18n.match(wanted);
}

/** Saves the choice; returns what to say about it, in the language that menus then have. */
export async function chooseLocale(
  ctx: FontiContext,
  { setting, choice }: { readonly setting: LanguageSetting; readonly choice: Choice },
  services: BotServices,
): Promise<string> {
  const { owner } = ctx.asker;
  const isSaved =
    owner?.kind === "user" &&
    (await savePersonSetting(services, owner, { name: setting, value: choice }));
  if (!isSaved) return ctx.t("language.notSaved");
  await recognise(ctx, services);
  const { saved, automatic } = said[setting];
  return choice === null ? ctx.t(automatic) : ctx.t(saved, { language: choice });
}

const said = {
  answers: { saved: "language.saved", automatic: "language.savedAutomatic" },
  interface: { saved: "interface.saved", automatic: "interface.savedAutomatic" },
} as const;

/** The menu of one language, as the asker has set it now; `title` as in `languageReply`. */
export function languageMenu(
  ctx: FontiContext,
  setting: LanguageSetting,
  { i18n, title }: { readonly i18n: I18n; readonly title?: string },
): Reply {
  const options = { i18n, ...languagesOf(ctx) };
  return languageReply(setting, title === undefined ? options : { ...options, title });
}

export function settingsMenu(ctx: FontiContext, i18n: I18n): Reply {
  return settingsReply({ i18n, ...languagesOf(ctx) });
}

function languagesOf({ asker }: FontiContext) {
  return { locale: asker.locale, chosen: { answers: asker.saved, interface: asker.interface } };
}
