/** Judged questions in, tables of a report out. */
import type { JudgedLine } from "../../src/cli/eval.ts";

/** A row for each language: right, and the two ways to be wrong. */
export function tallyTable(judged: readonly JudgedLine[]): string {
  const languages = [...new Set(judged.map(({ line }) => line.language))];
  const ofLanguage = (language: string) => judged.filter(({ line }) => line.language === language);
  return [
    "| language | right | right | false answers | false refusals |",
    "| --- | ---: | ---: | ---: | ---: |",
    ...languages.map((language) => tallyRow(language, ofLanguage(language))),
    tallyRow("all", judged),
  ].join("\n");
}

function tallyRow(name: string, judged: readonly JudgedLine[]): string {
  const count = (isCounted: (one: JudgedLine) => boolean) => judged.filter(isCounted).length;
  const right = count(({ why }) => why === undefined);
  const wrong = [
    count((one) => !isAnswerable(one) && isAnswered(one)),
    count((one) => isAnswerable(one) && !isAnswered(one)),
  ].map((number) => `${number} (${share(number, judged.length)})`);
  const cells = [name, `${right}/${judged.length}`, share(right, judged.length), ...wrong];
  return `| ${cells.join(" | ")} |`;
}

function isAnswerable({ line }: JudgedLine): boolean {
  return line.expect.outcome === "answered";
}

function isAnswered({ asked }: JudgedLine): boolean {
  return asked.outcome === "answered";
}

function share(part: number, whole: number): string {
  return whole === 0 ? "–" : `${((100 * part) / whole).toFixed(1)}%`;
}
