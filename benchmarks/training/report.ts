/** Judged questions in, tables of a report out. */
import type { JudgedLine } from "../../src/cli/eval.ts";
import { tallyOf } from "../../src/cli/eval.ts";
import { percent, table } from "../markdown.ts";

/** A row for each language: right, and the two ways to be wrong. */
export function tallyTable(judged: readonly JudgedLine[]): string {
  const languages = [...new Set(judged.map(({ line }) => line.language))];
  return table(
    ["language", "right", "right", "false answers", "false refusals"],
    [
      ...languages.map((language) =>
        tallyRow(
          language,
          judged.filter(({ line }) => line.language === language),
        ),
      ),
      tallyRow("all", judged),
    ],
  );
}

function tallyRow(name: string, judged: readonly JudgedLine[]): readonly string[] {
  const { asked, right, falseAnswers, falseRefusals } = tallyOf(judged);
  const wrong = [falseAnswers, falseRefusals].map((count) => `${count} (${percent(count, asked)})`);
  return [name, `${right}/${asked}`, percent(right, asked), ...wrong];
}
