/** Takes an inline keyboard; gives it back with those buttons only that Telegram shows. */
import { isFields, textIn, type Fields, type Mendings } from "./call-fields.ts";
import { cutTo } from "./text-limits.ts";

const mostButtons = 100;
const mostInRow = 8;
/** UTF-16 code units; clients show less. */
const longestLabel = 128;
/** Bytes. */
const longestData = 64;
const longestCopy = 256;
const longestSwitch = 256;

/** The other kinds of keyboard come back as they are; undefined where no button is left. */
export function mendKeyboard(markup: unknown, mendings: Mendings): unknown {
  const rows = isFields(markup) ? markup["inline_keyboard"] : undefined;
  if (!Array.isArray(rows)) return markup;
  const buttons = rows.filter(Array.isArray).map((row: readonly unknown[]) => {
    const fitting = row.filter(isFields).flatMap((button) => mendButton(button, mendings));
    return capped(fitting, mostInRow, "buttons in a row", mendings);
  });
  let left = mostButtons;
  const inline_keyboard = buttons.flatMap((row) => {
    const shown = row.slice(0, left);
    left -= shown.length;
    return shown.length === 0 ? [] : [shown];
  });
  capped(buttons.flat(), mostButtons, "buttons", mendings);
  return inline_keyboard.length === 0 ? undefined : { inline_keyboard };
}

/** The first `most`; what is left out is told. */
export function capped<T>(
  items: readonly T[],
  most: number,
  what: string,
  mendings: Mendings,
): readonly T[] {
  if (items.length > most) mendings.push(`${items.length} ${what}. Permitted: ${most}.`);
  return items.slice(0, most);
}

function mendButton(button: Fields, mendings: Mendings): Fields[] {
  const problem = problemOf(button);
  if (problem !== undefined) mendings.push(`A button was left out: ${problem}`);
  const label = textIn(button, "text") ?? "";
  return problem === undefined ? [{ ...button, text: cutTo(label, longestLabel) }] : [];
}

const looks: ReadonlySet<string> = new Set(["text", "icon_custom_emoji_id", "style"]);

function problemOf(button: Fields): string | undefined {
  if ((textIn(button, "text") ?? "").trim() === "") return "it has no label.";
  const actions = Object.keys(button).filter(
    (name) => !looks.has(name) && button[name] !== undefined,
  );
  if (actions.length !== 1) return `it does ${actions.length} things. Permitted: 1.`;
  const [name = ""] = actions;
  const value = button[name];
  if (name === "callback_data") return lengthProblem(name, bytes(value), longestData);
  if (name === "copy_text")
    return lengthProblem(name, units(isFields(value) ? value["text"] : ""), longestCopy);
  if (name.startsWith("switch_inline_query") && typeof value === "string")
    return units(value) > longestSwitch
      ? lengthProblem(name, units(value), longestSwitch)
      : undefined;
  return name === "url" && !isLink(value) ? "its url leads nowhere." : undefined;
}

function lengthProblem(name: string, length: number, most: number): string | undefined {
  return length >= 1 && length <= most
    ? undefined
    : `${name} of ${length}. Permitted: 1 to ${most}.`;
}

function bytes(value: unknown): number {
  return typeof value === "string" ? Buffer.byteLength(value) : 0;
}

function units(value: unknown): number {
  return typeof value === "string" ? value.length : 0;
}

function isLink(value: unknown): boolean {
  return (
    typeof value === "string" &&
    URL.canParse(value) &&
    /^(https?:\/\/[^/]+\.[^/]+|tg:\/\/)/i.test(value)
  );
}
