/** Writes what a button does into the at most 64 bytes that Telegram keeps with it, and reads it. */
import type { I18n } from "../i18n/i18n.ts";
import type { Action } from "../rendering/reply.ts";

type Stored = Exclude<Action, { readonly kind: "open" | "copy" }>;

/** Only ASCII, so a character is a byte: 2 + locale (≤ 5) + 1 + ref (≤ 46), or topic (≤ 24) and page. */
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
  }
}

/** Undefined for data this version does not write, however it came here. */
export function parseCallbackData(data: string, i18n: I18n): Stored | undefined {
  const [letter = "", code = "", name = "", page = ""] = data.split(":");
  if (letter === "l" && code === "auto") return { kind: "speak", locale: null };
  const locale = i18n.locales.find((known) => known === code);
  if (locale === undefined) return undefined;
  const answerKind = ({ a: "show", n: "give", b: "browse" } as const)[letter];
  if (answerKind !== undefined)
    return isName(name) ? { kind: answerKind, ref: name, locale } : undefined;
  if (letter === "r" || letter === "w")
    return isReading(name)
      ? { kind: "read", ref: name, locale, from: letter === "r" ? "show" : "browse" }
      : undefined;
  if (letter === "t") return { kind: "topics", locale };
  if (letter === "l") return { kind: "speak", locale };
  if (letter === "e" && isName(name) && /^\d{1,4}$/.test(page))
    return { kind: "topic", topic: name, page: Number(page), locale };
  return undefined;
}

function isName(text: string): boolean {
  return /^[a-z0-9-]{1,40}$/.test(text);
}

function isReading(text: string): boolean {
  return /^[a-z0-9-]{1,40}_[a-z0-9]{1,5}$/.test(text);
}
