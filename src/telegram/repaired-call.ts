/** Takes a call that Telegram refused for something dispensable; gives it back without that. */
import { isFields, without, type Fields } from "./call-fields.ts";
import type { Refusal } from "./refusal.ts";

interface Repair {
  readonly why: RegExp;
  readonly repair: (payload: Fields) => Fields;
}

/** The words are worth more than their format, and than what they are a reply to. */
const repairs: readonly Repair[] = [
  { why: /entit/i, repair: withoutFormat },
  { why: /QUOTE_|quoted? /i, repair: withoutQuote },
  { why: /message to be replied not found|REPLY_MESSAGE_ID_INVALID/i, repair: withoutReply },
];

/** Undefined where the refusal is about something else, or the call has none of it. */
export function repairedCall(
  payload: Fields,
  { error_code, description }: Refusal,
): Fields | undefined {
  if (error_code !== 400) return undefined;
  const found = repairs.find(({ why }) => why.test(description));
  const repaired = found?.repair(payload);
  return JSON.stringify(repaired) === JSON.stringify(payload) ? undefined : repaired;
}

const format: ReadonlySet<string> = new Set(["entities", "caption_entities", "parse_mode"]);

/** Also inside the results of an inline or a guest query. */
function withoutFormat(payload: Fields): Fields {
  return asFields(mapped(payload, (name) => !format.has(name)));
}

function mapped(value: unknown, keeps: (name: string) => boolean): unknown {
  if (Array.isArray(value)) return value.map((item) => mapped(item, keeps));
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value).filter(([name]) => keeps(name));
  return Object.fromEntries(kept.map(([name, inner]) => [name, mapped(inner, keeps)]));
}

/** A reply to the same message that quotes none of its words. */
export function withoutQuote({ reply_parameters, ...payload }: Fields): Fields {
  const kept = Object.entries(asFields(reply_parameters)).filter(
    ([name]) => !name.startsWith("quote"),
  );
  return reply_parameters === undefined
    ? payload
    : { ...payload, reply_parameters: Object.fromEntries(kept) };
}

function withoutReply(payload: Fields): Fields {
  return without(payload, "reply_parameters");
}

function asFields(value: unknown): Fields {
  return isFields(value) ? value : {};
}
