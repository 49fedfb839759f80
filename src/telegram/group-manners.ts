/** Says from a group's settings whether the bot may speak where a message stands. */
import type { Message } from "grammy/types";
import type { AskedQuestion } from "./asked-question.ts";
import type { GroupSettings } from "./settings.ts";

/** Messages in a forum's General topic name no topic. */
const generalTopic = 1;

/** The forum topic a message stands in; undefined where the chat is no forum. */
export function topicOf({ chat, ...message }: Message): number | undefined {
  if (chat.type !== "supergroup" || chat.is_forum !== true) return undefined;
  const isNamed = message.is_topic_message === true;
  return (isNamed ? message.message_thread_id : undefined) ?? generalTopic;
}

export function isGeneralTopic(topic: number): boolean {
  return topic === generalTopic;
}

/** Whether nothing but the settings is answered there. Outside groups: never. */
export function isSilenced(group: GroupSettings | undefined, message: Message): boolean {
  if (group === undefined) return false;
  const topic = topicOf(message);
  return group.speaks === "silent" || (topic !== undefined && group.silentTopics.has(topic));
}

/** Whether a question is answered that was put there by a command, or by a mention or a reply. */
export function mayAnswer(
  group: GroupSettings | undefined,
  message: Message,
  { by }: Pick<AskedQuestion, "by">,
): boolean {
  const isHeard = group === undefined || by === "command" || group.speaks === "mention";
  return isHeard && !isSilenced(group, message);
}
