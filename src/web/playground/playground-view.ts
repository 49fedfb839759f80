/** Takes the playground's people; gives everything the page shows, as JSON. */
import type { BotApiServer } from "../../bot-api-server/bot-api-server.ts";
import type { Change } from "../../bot-api-server/telegram-state.ts";
import type { Message } from "../../bot-api-server/telegram-objects.ts";
import type { PlaygroundPeople } from "./playground-people.ts";

/** Questions that the page offers while a chat is empty. */
export type Examples = Readonly<Record<"it" | "zh" | "en", readonly string[]>>;

const LOGGED_CALLS = 100;

export function toState(server: BotApiServer, people: PlaygroundPeople, examples: Examples) {
  const { profile } = server.state;
  const language = people.language;
  return {
    bot: {
      id: server.bot.id,
      username: server.bot.username,
      name: profile.text("name", language) || server.bot.first_name,
      description: profile.text("description", language),
    },
    language,
    examples: examples[language === "zh-hans" ? "zh" : language],
    people: people.users.map((user) => ({
      id: user.id,
      name: user.user.first_name,
      privateChatId: user.privateChat().id,
      commands: {
        private: user.commandsIn(user.privateChat()),
        group: user.commandsIn(people.group),
      },
    })),
    group: { id: people.group.id, title: people.group.title },
    messages: people.chats.flatMap((chat) => chat.messages.map(toShown)),
    calls: server.calls.slice(-LOGGED_CALLS).map(({ index }) => toCall(server, index)),
  };
}

/** What the page hears of a change; undefined where it has nothing to show. */
export function toEvent(server: BotApiServer, people: PlaygroundPeople, change: Change) {
  if (change.kind === "call") {
    const call = toCall(server, change.index);
    return call && { kind: "call", call };
  }
  if (change.kind === "profile") return { kind: "profile" };
  if (!people.chats.some(({ id }) => id === change.chatId)) return undefined;
  if (change.kind === "message" || change.kind === "edit") {
    return { kind: "message", message: toShown(change.message) };
  }
  return change;
}

function toShown(message: Message): Message {
  const { inline_message_id: _id, ...shown } = message;
  return shown;
}

function toCall(server: BotApiServer, wanted: number) {
  return server.calls.findLast(({ index }) => index === wanted);
}
