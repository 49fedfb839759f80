/** Plays a conversation with the bot as it is, long polling included, and returns what is seen after every step. */
import type { Message } from "../../src/bot-api-server/telegram-objects.ts";
import type { Answerer } from "../../src/answer/answer.ts";
import { startBotApiServer, type BotApiServer } from "../../src/bot-api-server/bot-api-server.ts";
import type { InlineQueryResult } from "../../src/bot-api-server/inline-result.ts";
import type { TestChat } from "../../src/bot-api-server/test-chat.ts";
import type { TestUser } from "../../src/bot-api-server/test-user.ts";
import { createI18n } from "../../src/i18n/i18n.ts";
import { readLocaleFolder } from "../../src/locale-folder.ts";
import { openPassingStore } from "../../src/store/open-store.ts";
import { createBot } from "../../src/telegram/bot.ts";
import { pollUpdates } from "../../src/telegram/polling.ts";
import { createUpdateWorker } from "../../src/telegram/update-worker.ts";
import { collectCalls } from "../telegram/outgoing-calls.ts";
import type { Person, Step } from "./conversation.ts";

/** What a person sees after what they did. */
export interface Scene {
  /** The message without its quotes, and below it the notice that a button pops up. */
  readonly lines: readonly string[];
  readonly quotes: readonly string[];
  readonly buttons: readonly string[];
  readonly change: "silence" | "same message" | "new message";
}

export interface Stage {
  readonly server: BotApiServer;
  readonly close: () => Promise<void>;
}

/** The language each person has chosen for their Telegram. */
const telegramLanguages: Readonly<Record<Person, string>> = {
  Anna: "it",
  Li: "zh-hans",
  Emma: "en",
};

const unheard = () => {};

/** The server's own bot, with nothing in its way but the Bot API. */
export async function openStage(answerer: Answerer): Promise<Stage> {
  const token = "4242:canary-token";
  const server = await startBotApiServer({ token });
  const throwIfWrong = collectCalls(server);
  const controller = new AbortController();
  const { signal } = controller;
  const services = {
    answerer,
    store: openPassingStore(),
    i18n: createI18n(readLocaleFolder(), "en"),
    log: { info: unheard, warn: unheard, error: unheard },
  };
  const bot = createBot({ ...services, token, apiRoot: server.apiRoot, signal });
  const worker = createUpdateWorker({ bot, services, signal });
  server.waitFor(() => worker.isIdle);
  const done = pollUpdates({ bot, services, signal, worker });
  const close = async () => {
    controller.abort();
    await done.catch(() => undefined);
    await server.close();
    throwIfWrong();
  };
  return { server, close };
}

/** People who meet the bot for the first time, alone and in a group of their own. */
export class Players {
  readonly #server: BotApiServer;
  readonly #people: Readonly<Record<Person, TestUser>>;
  readonly #group: TestChat;
  readonly #first: Person;
  #last: { readonly chat: TestChat; readonly message: Message } | undefined;
  #cards: { readonly query: string; readonly results: readonly InlineQueryResult[] } | undefined;

  constructor(server: BotApiServer, first: Person) {
    const create = (firstName: Person) =>
      server.createUser({ firstName, languageCode: telegramLanguages[firstName] });
    this.#server = server;
    this.#people = { Anna: create("Anna"), Li: create("Li"), Emma: create("Emma") };
    this.#group = server.createGroup({ title: "Studio", members: Object.values(this.#people) });
    this.#first = first;
  }

  play({ person = this.#first, place, deed, expectations }: Step): Promise<Scene> {
    const user = this.#people[person];
    const chat = place === "group" ? this.#group : user.privateChat();
    switch (deed.kind) {
      case "says": {
        const isSilent = expectations.some(({ kind }) => kind === "silence");
        return this.#says(user, chat, { ...deed, isSilent });
      }
      case "types inline":
        return this.#types(user, deed.query);
      case "presses": {
        const card = this.#cards?.results.find(({ title }) => title === deed.label);
        return card === undefined ? this.#presses(user, deed.label) : this.#picks(user, card);
      }
    }
  }

  async #says(
    user: TestUser,
    chat: TestChat,
    deed: { readonly text: string; readonly answering: boolean; readonly isSilent: boolean },
  ): Promise<Scene> {
    this.#cards = undefined;
    const replyTo = deed.answering ? this.#last?.message : undefined;
    const before = chat.botMessages.length;
    await user.sends(chat, deed.text, replyTo && { replyTo });
    if (deed.isSilent) {
      await this.#server.idle();
      const isSilent = chat.botMessages.length === before;
      return { ...nothing, change: isSilent ? "silence" : "new message" };
    }
    return this.#sees(chat, await chat.waitForBotMessage(), { change: "new message" });
  }

  async #types(user: TestUser, query: string): Promise<Scene> {
    const { results, button } = await user.queries(query);
    this.#cards = { query, results };
    const titles = results.map(({ title }) => title);
    const buttons = button === undefined ? titles : [...titles, button.text];
    return { ...nothing, buttons, change: "new message" };
  }

  async #picks(user: TestUser, card: InlineQueryResult): Promise<Scene> {
    const posted = await user.chooses(card, this.#group, this.#cards?.query ?? "");
    this.#cards = undefined;
    return this.#sees(this.#group, posted, { change: "new message" });
  }

  async #presses(user: TestUser, label: string): Promise<Scene> {
    if (this.#last === undefined) throw new Error(`there is no message yet to press "${label}" on`);
    const { chat, message } = this.#last;
    const count = chat.botMessages.length;
    const { text: notice } = await user.presses(message, label);
    await this.#server.idle({ quietMs: 15 });
    const isNew = chat.botMessages.length > count;
    const shown = isNew ? await chat.waitForBotMessage() : (chat.find(message) ?? message);
    return this.#sees(chat, shown, { change: isNew ? "new message" : "same message", notice });
  }

  #sees(
    chat: TestChat,
    message: Message,
    seen: { readonly change: Scene["change"]; readonly notice?: string | undefined },
  ): Scene {
    this.#last = { chat, message };
    const buttons = message.reply_markup?.inline_keyboard.flat().map(({ text }) => text) ?? [];
    const { quotes, rest } = splitQuotes(message);
    const lines = [...rest.split("\n"), ...(seen.notice === undefined ? [] : [seen.notice])];
    return { lines, quotes, buttons, change: seen.change };
  }
}

const nothing = { lines: [], quotes: [], buttons: [] };

function splitQuotes({ text = "", entities = [] }: Message) {
  const quoted = entities.filter(({ type }) => type.endsWith("blockquote"));
  const quotes = quoted.map(({ offset, length }) => text.slice(offset, offset + length));
  const starts = [0, ...quoted.map(({ offset, length }) => offset + length)];
  const ends = [...quoted.map(({ offset }) => offset), text.length];
  return { quotes, rest: starts.map((start, index) => text.slice(start, ends[index])).join("") };
}
