/** Where in a source something stands in, said out: `page 3 · section Methods · paragraph 2`. */
import type { Translate } from "../i18n/i18n.ts";
import { shownText } from "./shown-text.ts";

/** Page and section where the source has them. */
interface Place {
  readonly page?: number;
  readonly section?: string;
}

/** In UTF-16 code units. */
const LONGEST_SECTION = 60;

export function placeText({ page, section }: Place, paragraph: string, t: Translate): string {
  return [
    ...(page === undefined ? [] : [t("answer.page", { page })]),
    ...(section === undefined
      ? []
      : [t("answer.section", { section: shownText(section, LONGEST_SECTION) })]),
    paragraph,
  ].join(" · ");
}
