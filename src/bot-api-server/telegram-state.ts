/** Everything Telegram knows: users, chats, open queries, the bot's profile, the updates to deliver. */
import { randomBytes, randomInt } from "node:crypto";
import { badRequest } from "./api-error.ts";
import { BotProfile } from "./bot-profile.ts";
import { ChatRoom, type ChatProperties, type NewMessage } from "./chat.ts";
import { InlineCache } from "./inline-cache.ts";
import { OpenQueries, type CallbackAnswer, type InlineAnswer } from "./open-queries.ts";
import type { BotUser, Message, UpdateKind, User } from "./telegram-objects.ts";
import { UpdateQueue } from "./update-queue.ts";
import { WebhookDelivery } from "./webhook-delivery.ts";

/** Something a client of Telegram would show at once. */
export type Change =
  | { readonly kind: "message" | "edit"; readonly chatId: number; readonly message: Message }
  | { readonly kind: "delete"; readonly chatId: number; readonly messageId: number }
  | { readonly kind: "action"; readonly chatId: number; readonly action: string }
  | { readonly kind: "draft"; readonly chatId: number; readonly text: string }
  | { readonly kind: "profile" }
  | { readonly kind: "call"; readonly index: number };

/** What an open inline query asked, and who asked it. */
export interface InlineQuestion {
  readonly userId: number;
  readonly query: string;
  readonly offset: string;
}

/** Where the message behind an `inline_message_id` stands. */
export interface InlinePlace {
  readonly room: ChatRoom;
  readonly messageId: number;
}

export interface StateOptions {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** What the waiting times of webhooks are multiplied by. */
  readonly webhookPace: number;
}

export class TelegramState {
  readonly bot: BotUser;
  readonly users = new Map<number, User>();
  readonly rooms = new Map<number, ChatRoom>();
  readonly inlineMessages = new Map<string, InlinePlace>();
  readonly updates = new UpdateQueue();
  readonly profile = new BotProfile();
  readonly inlineCache: InlineCache;
  readonly callbackQueries: OpenQueries<CallbackAnswer>;
  readonly inlineQueries: OpenQueries<InlineAnswer, InlineQuestion>;
  readonly guestQueries: OpenQueries<
    Message,
    { readonly message: Message; readonly room: ChatRoom }
  >;
  readonly webhook: WebhookDelivery;
  readonly #listeners = new Set<(change: Change) => void>();
  /** Milliseconds since 1970. */
  readonly now: () => number;

  constructor(bot: BotUser, { now, webhookPace }: StateOptions) {
    this.bot = bot;
    this.now = now;
    this.webhook = new WebhookDelivery({ updates: this.updates, now, pace: webhookPace });
    this.inlineCache = new InlineCache(now);
    this.callbackQueries = new OpenQueries(now, 15_000);
    this.inlineQueries = new OpenQueries(now, 10_000);
    this.guestQueries = new OpenQueries(now, 30_000);
  }

  /** Seconds since 1970, as the Bot API dates things. */
  get date(): number {
    return Math.floor(this.now() / 1000);
  }

  addRoom(properties: ChatProperties): ChatRoom {
    const room = new ChatRoom(properties);
    this.rooms.set(room.id, room);
    return room;
  }

  /** The room a call means by `chat_id`, which may come as text. */
  room(chatId: number | string): ChatRoom {
    const room = this.rooms.get(Number(chatId));
    if (room === undefined) throw badRequest("chat not found");
    return room;
  }

  userOf(userId: number): User {
    const user = this.users.get(userId);
    if (user === undefined) throw badRequest("user not found");
    return user;
  }

  deliver(kind: UpdateKind, content: object): void {
    this.updates.push(kind, content);
  }

  post(room: ChatRoom, message: NewMessage): Message {
    const posted = room.post(message);
    this.emit({ kind: "message", chatId: room.id, message: posted });
    return posted;
  }

  replace(room: ChatRoom, message: Message): void {
    room.replace(message);
    this.emit({ kind: "edit", chatId: room.id, message });
  }

  /** Registers a message so that the bot can edit it without knowing its chat. */
  addInlineMessage(place: InlinePlace, id: string): void {
    this.inlineMessages.set(id, place);
  }

  newId(): string {
    return String(randomInt(2 ** 47)) + String(randomInt(1000, 9999));
  }

  newInlineMessageId(): string {
    return randomBytes(20).toString("base64url");
  }

  onChange(listener: (change: Change) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  emit(change: Change): void {
    for (const listener of this.#listeners) listener(change);
  }
}
