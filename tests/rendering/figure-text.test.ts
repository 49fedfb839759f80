import { describe, expect, it } from "vitest";
import { figureNoteOf } from "../../src/answer/figure-note.ts";
import { createI18n } from "../../src/i18n/i18n.ts";
import type { FactValue } from "../../src/knowledge/fact.ts";
import { readLocaleFolder } from "../../src/locale-folder.ts";
import { figureText } from "../../src/rendering/figure-text.ts";

const i18n = createI18n(readLocaleFolder(), "en");

function said(text: string, locale: string, value: Partial<FactValue>, sourceDate?: string) {
  const values: FactValue[] = [{ number: 6, unit: "percent", status: "stated", ...value }];
  const note = figureNoteOf(values, { text, locale, sourceDate });
  return note && figureText(note, i18n.translate(locale));
}

const forecast = { status: "forecast", period: "2010" } as const;

describe("what is said of a figure beside its sentence", () => {
  it.each([
    ["en", "It reaches 6% of GDP.", "Figure: forecast for 2010."],
    ["it", "Arriva al 6% del PIL.", "Nota sul dato: previsione per il 2010."],
    ["zh", "它占GDP的6%。", "数据说明：2010年的预测值。"],
  ])("is in %s that it is a forecast, and for when", (locale, text, note) => {
    expect(said(text, locale, forecast)).toBe(note);
  });

  it.each([
    ["en", "By 2010 it is forecast to reach 6% of GDP."],
    ["it", "Entro il 2010 raggiungerà il 6% del PIL."],
    ["zh", "预计到2010年占GDP的6%。"],
  ])("is nothing in %s where the sentence says so itself", (locale, text) => {
    expect(said(text, locale, forecast)).toBeUndefined();
  });

  it.each([
    ["en", "2006", "Figure: as of 2006."],
    ["en", "2006-05", "Figure: as of May 2006."],
    ["it", "2006-05-01", "Nota sul dato: data di riferimento: 1 maggio 2006."],
    ["zh", "2006", "数据说明：截至2006年。"],
    ["en", "the last census", "Figure: as of the last census."],
  ])("is in %s when it held: %s", (locale, asOf, note) => {
    expect(said("6%", locale, { asOf })).toBe(note);
  });

  it("is the date of the source, or that it has none, where it held when that was written", () => {
    expect(said("6%", "en", { asOf: "source" }, "2006-05-01")).toBe("Figure: as of May 1, 2006.");
    expect(said("6%", "en", { asOf: "source" })).toContain("which is undated");
    expect(said("6% in 2006", "en", { asOf: "source" }, "2006")).toBeUndefined();
  });

  it("is nothing for a figure without a time", () => {
    expect(said("There are 13.", "en", {})).toBeUndefined();
  });
});
