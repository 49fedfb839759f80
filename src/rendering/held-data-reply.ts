/** Renders all that is stored of a person, for that person to read. */
import type { I18n, Locale, Translate } from "../i18n/i18n.ts";
import type { Reply } from "./reply.ts";
import { bold, joinText, plain, type RichText } from "./rich-text.ts";
import { shownText } from "./shown-text.ts";

/** What is stored, in the order in which it is shown. */
export interface HeldData {
  readonly settings: ReadonlyMap<string, string>;
  readonly feedback: readonly {
    /** What the answer is about; undefined where it is not in the sources any more. */
    readonly title: string | undefined;
    readonly locale: Locale;
    readonly verdict: string;
  }[];
  readonly questions: readonly string[];
}

/** In UTF-16 code units. */
const longestTitle = 120;
const longestQuestion = 4096;

export function heldDataReply(data: HeldData, i18n: I18n, locale: Locale): Reply {
  const t = i18n.translate(locale);
  const settings = [...data.settings].map(([name, value]) => settingText(name, value, t));
  const feedback = data.feedback.map(({ title, locale: language, verdict }) =>
    t("ownData.verdict", {
      title: shownText(title ?? t("ownData.goneAnswer"), longestTitle),
      language,
      verdict: t(`verdict.${verdict}`),
    }),
  );
  const questions = data.questions.map((question) => shownText(question, longestQuestion));
  const sections = [
    section(t("ownData.settings"), settings),
    section(t("ownData.feedback", { count: feedback.length }), feedback),
    section(t("ownData.questions", { count: questions.length }), questions),
  ].filter((part) => part !== undefined);
  if (sections.length === 0) return { ...plain(t("ownData.none")), buttons: [] };
  const pieces = [plain(t("ownData.title")), ...sections, plain(t("ownData.howToDelete"))];
  return { ...joinText(pieces, "\n\n"), buttons: [] };
}

function section(title: string, lines: readonly string[]): RichText | undefined {
  if (lines.length === 0) return undefined;
  return joinText([bold(title), ...lines.map((line) => plain(`• ${line}`))], "\n");
}

function settingText(name: string, value: string, t: Translate): string {
  if (name === "answers") return t("ownData.answers", { language: value });
  if (name === "interface") return t("ownData.interface", { language: value });
  return t("ownData.setting", { name, value });
}
