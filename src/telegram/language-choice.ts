/** Reads which language somebody wants to be answered in, and saves it. */
import type { I18n, Locale } from "../i18n/i18n.ts";
import { languageName } from "../i18n/language-name.ts";
import { safeError } from "./safe-error.ts";
import type { BotServices, FontiContext } from "./services.ts";

/** A locale, or null for the question's language. */
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

/** Saves the choice; returns what to say about it, in the language now chosen. */
export async function chooseLocale(
  ctx: FontiContext,
  choice: Choice,
  { store, i18n, log }: BotServices,
): Promise<string> {
  const { owner, hint } = ctx.asker;
  try {
    if (owner === undefined) return ctx.t("language.notSaved");
    await store.settings.set(owner, "answers", choice);
  } catch (error) {
    log.error(safeError(error), "The store cannot be written; a choice of language is lost.");
    return ctx.t("language.notSaved");
  }
  const locale = choice ?? hint ?? i18n.defaultLocale;
  ctx.asker = { ...ctx.asker, saved: choice ?? undefined, locale };
  ctx.t = i18n.translate(locale);
  return choice === null
    ? ctx.t("language.savedAutomatic")
    : ctx.t("language.saved", { language: choice });
}
