/** Writes what a button does into the at most 64 bytes that Telegram keeps with it, and reads it. */
import type { I18n } from "../i18n/i18n.ts";
import { groupChoices, type Action } from "../rendering/reply.ts";

type Stored = Exclude<Action, { readonly kind: "open" | "copy" }>;

/** What all buttons that ask for a verdict begin with. */
export const feedbackPrefix = "f:";

const verdictLetters = {
  good: "g",
  bad: "b",
  "wrong-quote": "q",
  "wrong-language": "l",
  outdated: "o",
  "not-asked": "n",
} as const;

/** Only ASCII, so a character is a byte: 3 + locale (≤ 5) + 1 + ref (≤ 46) + 2, or topic (≤ 24) and page. */
export function toCallbackData(action: Stored): string {
  switch (action.kind) {
    case "show":
      return `a:${action.locale}:${action.ref}`;
    case "give":
      return `n:${action.locale}:${action.ref}`;
    case "browse":
      return `b:${action.locale}:${action.ref}`;
    case "read":
      return `${action.from === "show" ? "r" : "w"}:${action.locale}:${action.ref}`;
    case "topics":
      return `t:${action.locale}`;
    case "topic":
      return `e:${action.locale}:${action.topic}:${action.page}`;
    case "speak":
      return `l:${action.locale ?? "auto"}`;
    case "interface":
      return `il:${action.locale ?? "auto"}`;
    case "menu":
      return `pm:${action.page}`;
    case "group-page":
      return `gp:${action.page}`;
    case "group-set":
      return `gs:${action.name}:${action.value}`;
    case "forget":
      return "d:all";
    case "rate":
      return `${feedbackPrefix}${action.locale}:${action.ref}:${verdictLetters[action.verdict]}`;
    case "unrate":
      return `${feedbackPrefix}${action.locale}:${action.ref}:r`;
  }
}

/** A map: what an object inherits has names as well, such as `__proto__`. */
const answerKinds = new Map<string, "show" | "give" | "browse">([
  ["a", "show"],
  ["n", "give"],
  ["b", "browse"],
]);

/** Undefined for data this version does not write, however it came here. */
export function parseCallbackData(data: string, i18n: I18n): Stored | undefined {
  const [letter = "", code = "", name = "", page = ""] = data.split(":");
  const setting = parseSetting(letter, code, name);
  if (setting !== undefined) return setting;
  const locale = i18n.locales.find((known) => known === code);
  if (locale === undefined) return undefined;
  const answerKind = answerKinds.get(letter);
  if (answerKind !== undefined)
    return isName(name) ? { kind: answerKind, ref: name, locale } : undefined;
  if (letter === "r" || letter === "w")
    return isReading(name)
      ? { kind: "read", ref: name, locale, from: letter === "r" ? "show" : "browse" }
      : undefined;
  if (letter === "f") return isName(name) ? parseFeedback(page, name, locale) : undefined;
  if (letter === "t") return { kind: "topics", locale };
  if (letter === "l") return { kind: "speak", locale };
  if (letter === "il") return { kind: "interface", locale };
  if (letter === "e" && isName(name) && /^\d{1,4}$/.test(page))
    return { kind: "topic", topic: name, page: Number(page), locale };
  return undefined;
}

/** What names no language. */
function parseSetting(letter: string, code: string, value: string): Stored | undefined {
  const choice = groupChoices.find((known) => known === code);
  if (letter === "l" && code === "auto") return { kind: "speak", locale: null };
  if (letter === "d" && code === "all") return { kind: "forget" };
  if (letter === "il" && code === "auto") return { kind: "interface", locale: null };
  if (letter === "pm" && (code === "answers" || code === "interface"))
    return { kind: "menu", page: code };
  if (letter === "gp" && code === "main") return { kind: "group-page", page: code };
  if (letter === "gp" && choice !== undefined) return { kind: "group-page", page: choice };
  if (letter === "gs" && choice !== undefined && isName(value))
    return { kind: "group-set", name: choice, value };
  return undefined;
}

function parseFeedback(letter: string, ref: string, locale: string): Stored | undefined {
  if (letter === "r") return { kind: "unrate", ref, locale };
  const verdict = verdicts.find((known) => verdictLetters[known] === letter);
  return verdict && { kind: "rate", ref, locale, verdict };
}

const verdicts = ["good", "bad", "wrong-quote", "wrong-language", "outdated", "not-asked"] as const;

function isName(text: string): boolean {
  return /^[a-z0-9-]{1,40}$/.test(text);
}

function isReading(text: string): boolean {
  return /^[a-z0-9-]{1,40}_[a-z0-9]{1,5}$/.test(text);
}
