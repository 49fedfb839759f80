/** Says what is stored of people, for how long, and how it is deleted; as this bot is set up. */
import type { Translate } from "../i18n/i18n.ts";
import { defaultRetentionDays, type BotServices } from "./services.ts";

export function privacyText(
  t: Translate,
  { keepsQuestions = true, retentionDays = defaultRetentionDays }: BotServices,
): string {
  const days = { count: retentionDays };
  const kept = [
    t("privacy.settings"),
    t("privacy.feedback", days),
    ...(keepsQuestions ? [t("privacy.questions", days)] : []),
    t("privacy.messages"),
  ];
  const list = kept.map((line) => `• ${line}`).join("\n");
  const questions = keepsQuestions ? [] : [t("privacy.noQuestions")];
  return [t("privacy.title"), list, ...questions, t("privacy.how"), t("privacy.rights")].join(
    "\n\n",
  );
}
