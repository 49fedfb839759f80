/** Answers what people write to the bot alone: questions, commands and what it cannot read. */
import { Composer } from "grammy";
import type { Message } from "grammy/types";
import { answerQuestion, say } from "./answers.ts";
import { askedQuestion } from "./asked-question.ts";
import { parseCommand } from "./command.ts";
import { commands, unknownCommand } from "./commands.ts";
import { placeBeside } from "./delivery.ts";
import type { BotServices, FontiContext } from "./services.ts";

export function privateChat(services: BotServices): Composer<FontiContext> {
  const composer = new Composer<FontiContext>();
  composer.chatType("private").on("message", async (ctx) => {
    const { message } = ctx;
    const place = placeBeside(message);
    const command = parseCommand(message);
    if (command !== undefined) {
      const answer = ownEntry(commands, command.name) ?? unknownCommand;
      return answer({ ctx, message, command, services });
    }
    const asked = askedQuestion(message, ctx.me);
    if (asked !== undefined) return answerQuestion(ctx, { ...asked, message }, services);
    const kind = unreadableKind(message);
    if (kind !== undefined) await say(ctx, ctx.t(`unsupported.${kind}`), place);
  });
  return composer;
}

/** Which sentence fits each kind of content; service messages are not among them. */
const kinds = {
  sticker: "sticker",
  photo: "photo",
  voice: "voice",
  audio: "voice",
  video: "video",
  video_note: "video",
  animation: "video",
  document: "document",
  location: "other",
  venue: "other",
  contact: "other",
  poll: "other",
  dice: "other",
  game: "other",
  story: "other",
  paid_media: "other",
  checklist: "other",
} as const satisfies Partial<Record<keyof Message, string>>;

function unreadableKind(message: Message): string | undefined {
  return Object.entries(kinds).find(([field]) => field in message)?.[1];
}

/** A name such as `constructor` must not find what every object inherits. */
function ownEntry<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
