/** Says of a figure that it is expected, and of when it is: `Figure: forecast for 2010 · as of May 2006.` */
import type { FigureNote } from "../answer/figure-note.ts";
import type { Translate } from "../i18n/i18n.ts";

export function figureText({ isForecast, period, asOf }: FigureNote, t: Translate): string {
  const notes = [
    ...(isForecast && period === undefined ? [t("figure.forecast")] : []),
    ...(isForecast && period !== undefined ? [t("figure.forecastFor", { period })] : []),
    ...(!isForecast && period !== undefined ? [t("figure.period", { period })] : []),
    ...(asOf === null ? [t("figure.undated")] : []),
    ...(typeof asOf === "string" ? [t("figure.asOf", { date: asOf })] : []),
  ];
  return t("figure.note", { notes: notes.join(" · ") });
}
