/** A fact's quantities in, what has to be said of them beside its sentence out: that they are expected, and of when they are. */
import type { FactValue } from "../knowledge/fact.ts";
import { saysForecast } from "../language/analyzers.ts";
import type { Language } from "../language/language.ts";

/** Of the figures of a statement, what the statement itself does not say. */
export interface FigureNote {
  readonly isForecast: boolean;
  /** The time the figure is for, as the author wrote it: `2010`. */
  readonly period?: string;
  /** When the figure held, as it is written: `2006`, `2006-05-01`; null where an undated source says "now". */
  readonly asOf?: string | null;
}

interface Stated {
  readonly text: string;
  readonly locale: Language;
  /** The date of the source, where it has one. */
  readonly sourceDate: string | undefined;
}

/** What an author writes of a figure that held when the source was written. */
const OF_SOURCE = "source";

/** Undefined where there is nothing to add. */
export function figureNoteOf(values: readonly FactValue[], stated: Stated): FigureNote | undefined {
  for (const value of values) {
    const note = noteOf(value, stated);
    if (note.isForecast || note.period !== undefined || note.asOf !== undefined) return note;
  }
  return undefined;
}

function noteOf(
  { status, period, asOf }: FactValue,
  { text, locale, sourceDate }: Stated,
): FigureNote {
  const date = asOf === OF_SOURCE ? (sourceDate ?? null) : asOf;
  return {
    isForecast: status === "forecast" && !saysForecast(text, locale),
    ...(period !== undefined && !text.includes(period) && { period }),
    ...(date !== undefined && (date === null || !text.includes(date)) && { asOf: date }),
  };
}
