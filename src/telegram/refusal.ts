/** Tells what a refusal of the Bot API means for whoever sent: expected, or something to look into. */
import { GrammyError } from "grammy";

/**
 * `unreachable`: the person blocked the bot, or the chat is closed to it. `unchanged`: the message
 * already is as it should be. `gone`: it cannot be changed any more. `late`: nobody waits for the
 * answer any more.
 */
export type RefusalKind = "unreachable" | "unchanged" | "gone" | "late";

/** What Telegram says, as a response or as grammY's error. */
export interface Refusal {
  readonly error_code: number;
  readonly description: string;
}

/** Telegram's words; there are no codes for these. */
const words: Readonly<Record<RefusalKind, RegExp>> = {
  unreachable:
    /chat not found|not enough rights|have no rights|need administrator rights|user is deactivated|group chat was|message thread not found|CHAT_(?:WRITE|SEND_\w+|ADMIN)\w*|CHAT_RESTRICTED|TOPIC_(?:CLOSED|DELETED)|PEER_ID_INVALID|USER_IS_BLOCKED/i,
  unchanged: /message is not modified|MESSAGE_NOT_MODIFIED/i,
  gone: /message (?:to (?:edit|delete|react) )?not found|message can't be (?:edited|deleted)|MESSAGE_ID_INVALID|MESSAGE_TO_EDIT_NOT_FOUND/i,
  late: /query is too old|query id is invalid|QUERY_ID_INVALID/i,
};
const kinds: readonly RefusalKind[] = ["unchanged", "gone", "late", "unreachable"];

/** Undefined for a refusal that nobody expects. */
export function refusalKind({ error_code, description }: Refusal): RefusalKind | undefined {
  if (error_code === 403) return "unreachable";
  if (error_code !== 400) return undefined;
  return kinds.find((kind) => words[kind].test(description));
}

export function isRefused(error: unknown, kind: RefusalKind): boolean {
  return error instanceof GrammyError && refusalKind(error) === kind;
}
