/** One chat: its messages in order, its members, its topics. Knows nothing of updates. */
import type {
  Chat,
  ChatMember,
  ChatPermissions,
  ChatType,
  MemberStatus,
  Message,
  User,
} from "./telegram-objects.ts";

/** A message before the chat has numbered it. */
export type NewMessage = Omit<Message, "message_id" | "chat">;

export interface ChatProperties {
  readonly id: number;
  readonly type: ChatType;
  readonly title?: string;
  readonly first_name?: string;
  readonly last_name?: string;
  readonly username?: string;
  readonly is_forum?: true;
}

export class ChatRoom {
  readonly chat: Chat;
  readonly #messages = new Map<number, Message>();
  readonly #members = new Map<number, ChatMember>();
  readonly #topics = new Map<number, Message>();
  readonly #reactions = new Map<number, readonly unknown[]>();
  #lastId = 0;
  permissions: ChatPermissions = { can_send_messages: true };
  /** The supergroup that this group has become. */
  movedTo: number | undefined;

  constructor(properties: ChatProperties) {
    this.chat = properties;
    // The General topic of a forum has the number 1.
    if (properties.is_forum === true) this.#lastId = 1;
  }

  get id(): number {
    return this.chat.id;
  }

  /** In the order they were posted, as they stand now. */
  get messages(): readonly Message[] {
    return [...this.#messages.values()];
  }

  get members(): readonly ChatMember[] {
    return [...this.#members.values()];
  }

  get isGroup(): boolean {
    return this.chat.type !== "private";
  }

  find(messageId: number): Message | undefined {
    return this.#messages.get(messageId);
  }

  post(message: NewMessage): Message {
    const posted = { message_id: ++this.#lastId, ...message, chat: this.chat };
    this.#messages.set(posted.message_id, posted);
    return posted;
  }

  replace(message: Message): void {
    this.#messages.set(message.message_id, message);
  }

  remove(messageId: number): boolean {
    return this.#messages.delete(messageId);
  }

  member(userId: number): ChatMember | undefined {
    return this.#members.get(userId);
  }

  setMember(user: User, status: MemberStatus, rights: Partial<ChatMember> = {}): void {
    this.#members.set(user.id, { user, status, ...rights });
  }

  statusOf(userId: number): MemberStatus {
    return this.#members.get(userId)?.status ?? "left";
  }

  has(userId: number): boolean {
    return !["left", "kicked"].includes(this.statusOf(userId));
  }

  isAdmin(userId: number): boolean {
    return ["creator", "administrator"].includes(this.statusOf(userId));
  }

  /** Whether a member who is no administrator may write. */
  maySend(userId: number): boolean {
    const member = this.#members.get(userId);
    if (!this.isGroup || this.isAdmin(userId)) return true;
    return member?.can_send_messages !== false && this.permissions.can_send_messages;
  }

  /** Returns the topic's `message_thread_id`. */
  addTopic(name: string, opening: Pick<NewMessage, "from" | "date">): number {
    const id = ++this.#lastId;
    this.#topics.set(id, {
      ...opening,
      message_id: id,
      chat: this.chat,
      message_thread_id: id,
      is_topic_message: true,
      forum_topic_created: { name, icon_color: 7_322_096 },
    });
    return id;
  }

  /** The service message that opened a topic. */
  topic(threadId: number): Message | undefined {
    return this.#topics.get(threadId);
  }

  react(messageId: number, reactions: readonly unknown[]): void {
    this.#reactions.set(messageId, reactions);
  }

  /** The bot's reactions to a message. */
  reactionsTo(messageId: number): readonly unknown[] {
    return this.#reactions.get(messageId) ?? [];
  }
}
