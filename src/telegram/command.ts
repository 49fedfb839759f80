/** Reads a command and its argument from a message. */
import type { Message } from "grammy/types";

export interface Command {
  /** Lower case, without the slash. */
  readonly name: string;
  /** The rest of the message, without white space around it. */
  readonly argument: string;
  /** The bot it is addressed to, as written; undefined where it is addressed to none. */
  readonly username: string | undefined;
}

/** Undefined where the message does not begin with a command. */
export function parseCommand({ text = "", entities = [] }: Message): Command | undefined {
  const entity = entities.find(({ type, offset }) => type === "bot_command" && offset === 0);
  if (entity === undefined) return undefined;
  const [name = "", username] = text.slice(1, entity.length).split("@");
  return { name: name.toLowerCase(), username, argument: text.slice(entity.length).trim() };
}

export function isAddressedTo({ username }: Command, bot: string): boolean {
  return username === undefined || username.toLowerCase() === bot.toLowerCase();
}
