/** Finds the question that a message puts to the bot, and the message that the answer belongs to. */
import type { Message, UserFromGetMe } from "grammy/types";
import { isAddressedTo, parseCommand } from "./command.ts";
import { withoutMentions } from "./mention.ts";

export interface AskedQuestion {
  readonly question: string;
  /** The message that holds the question: this one, or the one it replies to. */
  readonly asked: Message;
  readonly by: "command" | "message";
}

/**
 * Alone with somebody, every text and caption; in a group, what is meant for the bot. Undefined
 * where nothing is asked.
 */
export function askedQuestion(message: Message, me: UserFromGetMe): AskedQuestion | undefined {
  const command = parseCommand(message);
  if (command !== undefined) {
    if (command.name !== "ask" || !isAddressedTo(command, me.username)) return undefined;
    return questionOf({ message, words: command.argument, by: "command", me });
  }
  const words = meantForBot(message, me);
  return words === undefined ? undefined : questionOf({ message, words, by: "message", me });
}

/** Undefined for what people in a group say to each other. */
function meantForBot(message: Message, me: UserFromGetMe): string | undefined {
  const text = message.text ?? message.caption;
  if (message.chat.type === "private") return text;
  const isReply = repliedMessage(message)?.from?.id === me.id;
  return withoutMentions(message, me) ?? (isReply ? text : undefined);
}

/** Without words of its own, a mention or a command points at the message it replies to. */
function questionOf({ message, words, by, me }: Asking): AskedQuestion | undefined {
  if (words !== "") return { question: words, asked: message, by };
  const asked = repliedMessage(message);
  const question = asked?.text ?? asked?.caption;
  if (asked === undefined || question === undefined || asked.from?.id === me.id) return undefined;
  return { question, asked, by };
}

interface Asking {
  readonly message: Message;
  /** What is left without the mention or the command. */
  readonly words: string;
  readonly by: AskedQuestion["by"];
  readonly me: UserFromGetMe;
}

/**
 * Telegram also names a reply where nobody chose one: to the message that opened the forum topic,
 * and to the channel's post that is commented on.
 */
function repliedMessage({ reply_to_message: replied }: Message): Message | undefined {
  const isChosen =
    replied?.forum_topic_created === undefined && replied?.is_automatic_forward !== true;
  return isChosen ? replied : undefined;
}
