/** A person who uses Telegram: what they do becomes updates for the bot, and they see what it answers. */
import { detectEntities } from "./detected-entities.ts";
import { isVisibleToBot, mentionsBot } from "./group-privacy.ts";
import { toInlineKeyboard, type InlineKeyboardButton } from "./inline-keyboard.ts";
import { toResultText, type InlineQueryResult } from "./inline-result.ts";
import type { MessageEntity } from "./message-entity.ts";
import type { CallbackAnswer, InlineAnswer } from "./open-queries.ts";
import { botUser, threadFields, withoutReply } from "./outgoing-message.ts";
import type { ChatRoom, NewMessage } from "./chat.ts";
import type { BotCommand } from "./bot-profile.ts";
import {
  GROUP_ANONYMOUS_BOT,
  type Chat,
  type ChatMember,
  type MemberStatus,
  type Message,
  type MessageRef,
  type User,
} from "./telegram-objects.ts";
import type { TelegramState } from "./telegram-state.ts";
import type { TestChat } from "./test-chat.ts";

export interface SendOptions {
  readonly replyTo?: MessageRef;
  /** In place of the entities that Telegram finds by itself. */
  readonly entities?: readonly MessageEntity[];
  readonly threadId?: number;
  /** A channel's post in its discussion group. */
  readonly commentOn?: Message;
  /** As an anonymous administrator of the group. */
  readonly anonymously?: boolean;
}

export interface QueryOptions {
  /** The `next_offset` of the page before. */
  readonly offset?: string;
  readonly chatType?: "sender" | "private" | "group" | "supergroup" | "channel";
  readonly timeoutMs?: number;
}

const DEFAULT_TIMEOUT_MS = 5000;
const MAX_INLINE_QUERY = 256;

export class TestUser {
  readonly id: number;
  readonly #telegram: TelegramState;
  readonly #private: TestChat;
  /** Whether choosing an inline result is told to the bot, as @BotFather's /setinlinefeedback sets it. */
  readonly #inlineFeedback: boolean;

  constructor(
    telegram: TelegramState,
    properties: {
      readonly id: number;
      readonly private: TestChat;
      readonly inlineFeedback: boolean;
    },
  ) {
    this.#telegram = telegram;
    this.id = properties.id;
    this.#private = properties.private;
    this.#inlineFeedback = properties.inlineFeedback;
  }

  get user(): User {
    return this.#telegram.userOf(this.id);
  }

  /** The chat of this user with the bot. */
  privateChat(): TestChat {
    return this.#private;
  }

  /** Changes the language of the user's Telegram, an IETF tag; undefined where it tells none. */
  speaks(languageCode: string | undefined): void {
    const { language_code: _, ...rest } = this.user;
    const user = languageCode === undefined ? rest : { ...rest, language_code: languageCode };
    this.#telegram.users.set(this.id, user);
  }

  /** Posts a text; the bot gets it where Telegram would show it to the bot. */
  sends(chat: TestChat, text: string, options: SendOptions = {}): Promise<Message> {
    const trimmed = text.trim();
    const entities = options.entities ?? detectEntities(trimmed);
    return this.#posts(chat, options, {
      text: trimmed,
      ...(entities.length > 0 && { entities }),
    });
  }

  sendsSticker(chat: TestChat, emoji = "👍", options: SendOptions = {}): Promise<Message> {
    const file = { file_id: "sticker", file_unique_id: "sticker", width: 512, height: 512 };
    const kind = { type: "regular", is_animated: false, is_video: false };
    return this.#posts(chat, options, { sticker: { ...file, ...kind, emoji } });
  }

  sendsPhoto(chat: TestChat, caption = "", options: SendOptions = {}): Promise<Message> {
    const caption_entities = options.entities ?? detectEntities(caption);
    return this.#posts(chat, options, {
      photo: [{ file_id: "photo", file_unique_id: "photo", width: 640, height: 480 }],
      ...(caption !== "" && { caption }),
      ...(caption_entities.length > 0 && { caption_entities }),
    });
  }

  edits(chat: TestChat, message: Message, text: string): Promise<Message> {
    const { entities: _, ...rest } = chat.find(message) ?? message;
    const entities = detectEntities(text);
    const edited: Message = {
      ...rest,
      text,
      ...(entities.length > 0 && { entities }),
      edit_date: this.#telegram.date,
    };
    this.#telegram.replace(chat.room, edited);
    if (isVisibleToBot(this.#telegram.bot, chat.room, edited)) {
      this.#telegram.deliver("edited_message", asDelivered(edited));
    }
    return Promise.resolve(edited);
  }

  deletes(chat: TestChat, message: Message): void {
    chat.room.remove(message.message_id);
    this.#telegram.emit({ kind: "delete", chatId: chat.id, messageId: message.message_id });
  }

  /** Opens `t.me/<bot>?start=<payload>` and presses Start. */
  starts(payload = ""): Promise<Message> {
    return this.sends(this.#private, payload === "" ? "/start" : `/start ${payload}`);
  }

  /**
   * Presses the button with that label or callback data. Resolves with the bot's answer; buttons
   * with a link resolve with the link. Throws where there is no such button or no answer in time.
   */
  async presses(
    message: MessageRef,
    labelOrData: string,
    timeoutMs = DEFAULT_TIMEOUT_MS,
  ): Promise<CallbackAnswer> {
    const room = this.#telegram.room(message.chat.id);
    const current = room.find(message.message_id);
    if (current === undefined) throw new Error("the message is not there any more");
    const button = findButton(current, labelOrData);
    if (button.url !== undefined) return { url: button.url };
    if (button.callback_data === undefined) return {};
    const id = this.#telegram.newId();
    const answer = this.#telegram.callbackQueries.open(id, undefined);
    this.#telegram.deliver("callback_query", {
      id,
      from: this.user,
      chat_instance: String(room.id),
      data: button.callback_data,
      ...(current.inline_message_id === undefined
        ? { message: asDelivered(current) }
        : { inline_message_id: current.inline_message_id }),
    });
    return inTime(answer, timeoutMs, `answer to the button "${button.text}"`);
  }

  /** Types `@bot <text>` in some chat and sees the results, from Telegram's cache where it has them. */
  queries(text: string, options: QueryOptions = {}): Promise<InlineAnswer> {
    const query = text.slice(0, MAX_INLINE_QUERY);
    const { offset = "", chatType = "sender", timeoutMs = DEFAULT_TIMEOUT_MS } = options;
    const cached = this.#telegram.inlineCache.find(this.id, query, offset);
    if (cached !== undefined) return Promise.resolve(cached);
    const id = this.#telegram.newId();
    const answer = this.#telegram.inlineQueries.open(id, { userId: this.id, query, offset });
    this.#telegram.deliver("inline_query", {
      id,
      from: this.user,
      query,
      offset,
      chat_type: chatType,
    });
    return inTime(answer, timeoutMs, `answer to the inline query "${query}"`);
  }

  /** Posts an inline result into a chat. `query` is what the user had typed. */
  async chooses(result: InlineQueryResult, chat: TestChat, query = ""): Promise<Message> {
    const telegram = this.#telegram;
    const { text, entities } = toResultText(result);
    const reply_markup = toInlineKeyboard(result.reply_markup);
    const inline_message_id = reply_markup && telegram.newInlineMessageId();
    const content = { text, ...(entities.length > 0 && { entities }) };
    const posted = await this.#posts(
      chat,
      {},
      {
        ...content,
        via_bot: botUser(telegram),
        ...(reply_markup !== undefined && { reply_markup }),
        ...(inline_message_id !== undefined && { inline_message_id }),
      },
    );
    if (inline_message_id !== undefined) {
      const place = { room: chat.room, messageId: posted.message_id };
      telegram.addInlineMessage(place, inline_message_id);
    }
    if (this.#inlineFeedback) {
      telegram.deliver("chosen_inline_result", {
        result_id: result.id,
        from: this.user,
        query,
        ...(inline_message_id !== undefined && { inline_message_id }),
      });
    }
    return posted;
  }

  blocksBot(): void {
    this.#setsBotStatus("member", "kicked");
  }

  unblocksBot(): void {
    this.#setsBotStatus("kicked", "member");
  }

  /** Puts the bot into a group, which tells the bot. */
  addsBot(chat: TestChat, status: "member" | "administrator" = "member"): void {
    this.#changesBot(chat, status);
  }

  removesBot(chat: TestChat): void {
    this.#changesBot(chat, "kicked");
  }

  /** Makes the bot an administrator of a group it is in, or a mere member again. */
  promotesBot(chat: TestChat, status: "member" | "administrator" = "administrator"): void {
    this.#changesBot(chat, status);
  }

  /** Takes the bot's right to write. */
  silencesBot(chat: TestChat): void {
    this.#changesBot(chat, "restricted", { is_member: true, can_send_messages: false });
  }

  /** The commands that the user's menu offers in a chat. */
  commandsIn(chat: TestChat): readonly BotCommand[] {
    const { profile } = this.#telegram;
    const at = { chat_id: chat.id };
    const admin = [
      { type: "chat_administrators", ...at },
      { type: "chat", ...at },
      { type: "all_chat_administrators" },
    ];
    const plain = [{ type: "chat", ...at }];
    const group = [
      { type: "chat_member", ...at, user_id: this.id },
      ...(chat.room.isAdmin(this.id) ? admin : plain),
      { type: "all_group_chats" },
    ];
    const scopes = chat.isGroup ? group : [...plain, { type: "all_private_chats" }];
    return profile.commandsFor([...scopes, { type: "default" }], this.user.language_code);
  }

  #setsBotStatus(from: "member" | "kicked", to: "member" | "kicked"): void {
    const { room } = this.#private;
    if (room.statusOf(this.#telegram.bot.id) === from) this.#changesBot(this.#private, to);
  }

  #changesBot(chat: TestChat, status: MemberStatus, rights: Partial<ChatMember> = {}): void {
    const { bot, date } = this.#telegram;
    const user = botUser(this.#telegram);
    const old = chat.room.statusOf(bot.id);
    chat.room.setMember(bot, status, rights);
    this.#telegram.deliver("my_chat_member", {
      chat: chat.room.chat,
      from: this.user,
      date,
      old_chat_member: { user, status: old },
      new_chat_member: { user, status, ...rights, ...(status === "kicked" && { until_date: 0 }) },
    });
  }

  #posts(
    chat: TestChat,
    { replyTo, threadId, commentOn, anonymously = false }: SendOptions,
    content: Partial<NewMessage>,
  ): Promise<Message> {
    const telegram = this.#telegram;
    const { room } = chat;
    if (!room.has(this.id)) throw new Error(`${this.user.first_name} is not in "${chat.title}"`);
    if (anonymously && !room.isAdmin(this.id)) {
      throw new Error(`${this.user.first_name} is no administrator of "${chat.title}"`);
    }
    if (!room.isGroup) room.setMember(telegram.bot, "member");
    const replied = replyTo ? room.find(replyTo.message_id) : openingOf(room, threadId, commentOn);
    const posted = telegram.post(room, {
      ...senderFields(this.user, anonymously ? room.chat : undefined),
      date: telegram.date,
      ...threadFields(room, threadId),
      ...(commentOn !== undefined && { message_thread_id: commentOn.message_id }),
      ...(replied !== undefined && { reply_to_message: withoutReply(replied) }),
      ...content,
    });
    this.#deliver(chat, posted);
    return Promise.resolve(posted);
  }

  /** A mention in a group that the bot is not in is a guest query. */
  #deliver({ room }: TestChat, message: Message): void {
    const telegram = this.#telegram;
    if (isVisibleToBot(telegram.bot, room, message)) {
      telegram.deliver("message", asDelivered(message));
    } else if (!room.has(telegram.bot.id) && mentionsBot(telegram.bot, message)) {
      const guest_query_id = telegram.newId();
      void telegram.guestQueries.open(guest_query_id, { message, room });
      telegram.deliver("guest_message", { ...asDelivered(message), guest_query_id });
    }
  }
}

/** What Telegram names as replied to where nobody chose a message: what opened the thread. */
function openingOf(
  room: ChatRoom,
  threadId: number | undefined,
  commentOn: Message | undefined,
): Message | undefined {
  return threadId === undefined ? commentOn : room.topic(threadId);
}

function senderFields(
  user: User,
  anonymousIn: Chat | undefined,
): Pick<Message, "from" | "sender_chat"> {
  if (anonymousIn === undefined) return { from: user };
  return { from: GROUP_ANONYMOUS_BOT, sender_chat: anonymousIn };
}

/** A message as the bot gets it: only callback queries name `inline_message_id`. */
function asDelivered(posted: Message): Message {
  const { inline_message_id: _id, ...message } = posted;
  const { reply_to_message } = message;
  if (reply_to_message === undefined) return message;
  return { ...message, reply_to_message: asDelivered(reply_to_message) };
}

function findButton(message: Message, labelOrData: string): InlineKeyboardButton {
  const buttons = message.reply_markup?.inline_keyboard.flat() ?? [];
  const found =
    buttons.find(({ text }) => text === labelOrData) ??
    buttons.find(({ callback_data }) => callback_data === labelOrData);
  if (found !== undefined) return found;
  const labels = buttons.map(({ text }) => JSON.stringify(text)).join(", ");
  throw new Error(`no button "${labelOrData}". Permitted: ${labels || "none, it has no buttons"}`);
}

async function inTime<T>(answer: Promise<T>, timeoutMs: number, what: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no ${what} within ${timeoutMs} ms`)), timeoutMs);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
