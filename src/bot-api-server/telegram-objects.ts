/** The objects that travel between Telegram and a bot, with the Bot API's own field names. */
import type { InlineKeyboardMarkup } from "./inline-keyboard.ts";
import type { MessageEntity } from "./message-entity.ts";

export interface User {
  readonly id: number;
  readonly is_bot: boolean;
  readonly first_name: string;
  readonly last_name?: string;
  readonly username?: string;
  readonly language_code?: string;
}

export interface BotUser extends User {
  readonly is_bot: true;
  readonly username: string;
  readonly can_join_groups: boolean;
  /** False is privacy mode. */
  readonly can_read_all_group_messages: boolean;
  readonly supports_inline_queries: boolean;
  readonly supports_guest_queries: boolean;
}

export type ChatType = "private" | "group" | "supergroup" | "channel";

export interface Chat {
  readonly id: number;
  readonly type: ChatType;
  readonly title?: string;
  readonly first_name?: string;
  readonly last_name?: string;
  readonly username?: string;
  readonly is_forum?: true;
}

/** What names a message; those that grammY returns fit too. */
export interface MessageRef {
  readonly message_id: number;
  readonly chat: { readonly id: number };
}

export interface Message {
  readonly message_id: number;
  readonly message_thread_id?: number;
  readonly is_topic_message?: true;
  readonly from?: User;
  readonly sender_chat?: Chat;
  /** Seconds since 1970. */
  readonly date: number;
  readonly chat: Chat;
  readonly text?: string;
  readonly entities?: readonly MessageEntity[];
  readonly reply_to_message?: Message;
  readonly quote?: { readonly text: string; readonly position: number; readonly is_manual: true };
  readonly via_bot?: User;
  readonly forward_origin?: Readonly<Record<string, unknown>>;
  readonly guest_query_id?: string;
  readonly guest_bot_caller_user?: User;
  readonly edit_date?: number;
  readonly link_preview_options?: object;
  readonly reply_markup?: InlineKeyboardMarkup;
  /** Only in what a `TestUser` gets back, for a message posted through inline or guest mode. */
  readonly inline_message_id?: string;
  readonly sticker?: object;
  readonly photo?: readonly object[];
  readonly caption?: string;
  readonly caption_entities?: readonly MessageEntity[];
  readonly new_chat_members?: readonly User[];
  readonly is_automatic_forward?: true;
  readonly forum_topic_created?: { readonly name: string; readonly icon_color: number };
  readonly migrate_to_chat_id?: number;
  readonly migrate_from_chat_id?: number;
}

export type MemberStatus =
  | "creator"
  | "administrator"
  | "member"
  | "restricted"
  | "left"
  | "kicked";

export interface ChatMember {
  readonly status: MemberStatus;
  readonly user: User;
  /** Of restricted members. */
  readonly is_member?: boolean;
  readonly can_send_messages?: boolean;
}

/** What a group lets its members do. */
export interface ChatPermissions {
  readonly can_send_messages: boolean;
}

export type UpdateKind =
  | "message"
  | "edited_message"
  | "guest_message"
  | "inline_query"
  | "chosen_inline_result"
  | "callback_query"
  | "my_chat_member"
  | "chat_member"
  | "message_reaction";

export interface Update {
  readonly update_id: number;
  readonly [kind: string]: unknown;
}

/** Who Telegram names as the sender of anonymous administrators' messages. */
export const GROUP_ANONYMOUS_BOT: User = {
  id: 1_087_968_824,
  is_bot: true,
  first_name: "Group",
  username: "GroupAnonymousBot",
};

/** Who Telegram names as the sender of a channel's posts in its discussion group. */
export const TELEGRAM: User = { id: 777_000, is_bot: false, first_name: "Telegram" };
