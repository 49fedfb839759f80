/** A chat as a test or the playground sees it: what was posted, and waiting for what the bot posts. */
import type { ChatRoom } from "./chat.ts";
import { isVisibleToBot } from "./group-privacy.ts";
import {
  GROUP_ANONYMOUS_BOT,
  TELEGRAM,
  type ChatMember,
  type Message,
  type MessageRef,
  type User,
} from "./telegram-objects.ts";
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

  /** Returns the topic's `message_thread_id`; the chat must be a forum. Default: the bot opens it. */
  createTopic(name: string, by: User = this.#telegram.bot): number {
    return this.room.addTopic(name, { from: by, date: this.#telegram.date });
  }

  /** Whether members who are no administrators may write. */
  letsMembersWrite(may: boolean): void {
    this.room.permissions = { can_send_messages: may };
  }

  /** A post of the channel whose discussion group this is; people comment on it. */
  postFromChannel(text: string): Message {
    const channel = { id: this.id - 1_000_000, type: "channel", title: this.title } as const;
    const posted = this.#telegram.post(this.room, {
      from: TELEGRAM,
      sender_chat: channel,
      date: this.#telegram.date,
      is_automatic_forward: true,
      forward_origin: { type: "channel", chat: channel, message_id: 1, date: this.#telegram.date },
      text,
    });
    if (isVisibleToBot(this.#telegram.bot, this.room, posted)) {
      this.#telegram.deliver("message", posted);
    }
    return posted;
  }

  /** The group gets another number, which Telegram tells in both; returns it under the new one. */
  becomesSupergroup(by: User): TestChat {
    const telegram = this.#telegram;
    const { is_forum: _, ...chat } = this.room.chat;
    const id = this.id * 1000 - 1_000_000_000_000;
    const room = telegram.addRoom({ ...chat, id, type: "supergroup" });
    for (const { user, status } of this.members) room.setMember(user, status);
    this.room.movedTo = room.id;
    const date = telegram.date;
    const moved = { from: by, date };
    telegram.deliver("message", telegram.post(this.room, { ...moved, migrate_to_chat_id: id }));
    const arrived = { ...moved, from: GROUP_ANONYMOUS_BOT, sender_chat: room.chat };
    telegram.deliver("message", telegram.post(room, { ...arrived, migrate_from_chat_id: this.id }));
    return new TestChat(telegram, room);
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
