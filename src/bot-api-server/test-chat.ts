/** A chat as a test or the playground sees it: what was posted, and waiting for what the bot posts. */
import type { ChatRoom } from "./chat.ts";
import type { ChatMember, Message, MessageRef } from "./telegram-objects.ts";
import type { TelegramState } from "./telegram-state.ts";

export type MessagePredicate = (message: Message) => boolean;

const DEFAULT_TIMEOUT_MS = 5000;
const anything = () => true;

export class TestChat {
  /** For the server's own use. */
  readonly room: ChatRoom;
  readonly #telegram: TelegramState;
  readonly #handedOut = new Set<number>();

  constructor(telegram: TelegramState, room: ChatRoom) {
    this.#telegram = telegram;
    this.room = room;
  }

  get id(): number {
    return this.room.id;
  }

  get title(): string {
    return this.room.chat.title ?? this.room.chat.first_name ?? "";
  }

  get isGroup(): boolean {
    return this.room.isGroup;
  }

  /** As they stand now, in the order they were posted. */
  get messages(): readonly Message[] {
    return this.room.messages;
  }

  get members(): readonly ChatMember[] {
    return this.room.members;
  }

  get botMessages(): readonly Message[] {
    return this.messages.filter(({ from }) => from?.id === this.#telegram.bot.id);
  }

  /** The message as it stands now; undefined once it is deleted. */
  find(message: MessageRef): Message | undefined {
    return this.room.find(message.message_id);
  }

  /** The bot's reactions to a message. */
  reactionsTo(message: MessageRef): readonly unknown[] {
    return this.room.reactionsTo(message.message_id);
  }

  /** Returns the topic's `message_thread_id`; the chat must be a forum. */
  createTopic(name: string): number {
    return this.room.addTopic(name);
  }

  /** The next message of the bot that fits and that no earlier call has returned. */
  waitForBotMessage(
    predicate: MessagePredicate = anything,
    timeoutMs = DEFAULT_TIMEOUT_MS,
  ): Promise<Message> {
    return this.#wait("message of the bot", timeoutMs, () => {
      const found = this.botMessages.find(
        (message) => !this.#handedOut.has(message.message_id) && predicate(message),
      );
      if (found !== undefined) this.#handedOut.add(found.message_id);
      return found;
    });
  }

  /** Resolves once the message, as it stands in the chat, has been edited and fits. */
  waitForEdit(
    message: MessageRef,
    predicate: MessagePredicate = anything,
    timeoutMs = DEFAULT_TIMEOUT_MS,
  ): Promise<Message> {
    return this.#wait("edit", timeoutMs, () => {
      const now = this.find(message);
      const isEdited = now !== undefined && now !== message && now.edit_date !== undefined;
      return isEdited && predicate(now) ? now : undefined;
    });
  }

  #wait(what: string, timeoutMs: number, look: () => Message | undefined): Promise<Message> {
    const there = look();
    if (there !== undefined) return Promise.resolve(there);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        stop();
        const texts = this.messages.map(({ text = "(no text)" }) => JSON.stringify(text));
        reject(
          new Error(
            `no ${what} that fits came to "${this.title}" within ${timeoutMs} ms. It has: ${texts.join(", ")}`,
          ),
        );
      }, timeoutMs);
      const stop = this.#telegram.onChange(() => {
        const found = look();
        if (found === undefined) return;
        clearTimeout(timer);
        stop();
        resolve(found);
      });
    });
  }
}
