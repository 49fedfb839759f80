/** Who is in the playground: two people, each with a private chat, and the group they share with the bot. */
import type { BotApiServer } from "../../bot-api-server/bot-api-server.ts";
import type { InlineAnswer } from "../../bot-api-server/open-queries.ts";
import type { TestChat } from "../../bot-api-server/test-chat.ts";
import type { TestUser } from "../../bot-api-server/test-user.ts";

/** Codes as Telegram's own apps send them. */
export const INTERFACE_LANGUAGES = ["it", "zh-hans", "en"] as const;
export type InterfaceLanguage = (typeof INTERFACE_LANGUAGES)[number];

const GROUP_TITLE = "Gruppo di studio · 研究小组 · Study group";
const NAMES = ["Giulia", "李明"];

export class PlaygroundPeople {
  readonly #server: BotApiServer;
  #language: InterfaceLanguage;
  #users: readonly TestUser[] = [];
  #group: TestChat;
  readonly #shown = new Map<string, InlineAnswer>();

  constructor(server: BotApiServer, language: InterfaceLanguage) {
    this.#server = server;
    this.#language = language;
    this.#group = this.reset();
  }

  get language(): InterfaceLanguage {
    return this.#language;
  }

  get users(): readonly TestUser[] {
    return this.#users;
  }

  get group(): TestChat {
    return this.#group;
  }

  get chats(): readonly TestChat[] {
    return [...this.#users.map((user) => user.privateChat()), this.#group];
  }

  /** Starts anew with people and a group that the bot has never met. */
  reset(): TestChat {
    const languageCode = this.#language;
    this.#users = NAMES.map((firstName) => this.#server.createUser({ firstName, languageCode }));
    this.#group = this.#server.createGroup({
      title: GROUP_TITLE,
      members: this.#users,
      admins: this.#users.slice(0, 1),
    });
    this.#shown.clear();
    this.#server.clearCalls();
    this.#server.state.inlineCache.clear();
    return this.#group;
  }

  speak(language: InterfaceLanguage): void {
    this.#language = language;
    for (const user of this.#users) user.speaks(language);
  }

  user(id: number): TestUser | undefined {
    return this.#users.find((user) => user.id === id);
  }

  /** A chat that this user is in. */
  chatOf(user: TestUser, id: number): TestChat | undefined {
    return [user.privateChat(), this.#group].find((chat) => chat.id === id);
  }

  /** Asks the bot, and remembers what it showed until the next reset. */
  async query(
    user: TestUser,
    chat: TestChat,
    typed: { readonly query: string; readonly offset: string },
  ): Promise<InlineAnswer> {
    const chatType = chat.isGroup ? "supergroup" : "sender";
    const answer = await user.queries(typed.query, { offset: typed.offset, chatType });
    this.#shown.set(keyOf(user, typed), answer);
    return answer;
  }

  shownResult(
    user: TestUser,
    typed: { readonly query: string; readonly offset: string },
    resultId: string,
  ) {
    return this.#shown.get(keyOf(user, typed))?.results.find(({ id }) => id === resultId);
  }
}

function keyOf(user: TestUser, { query, offset }: { query: string; offset: string }): string {
  return JSON.stringify([user.id, query, offset]);
}
