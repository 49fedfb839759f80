/** Privacy mode, membership and the entities of what users write. */
import { describe, expect, it } from "vitest";
import { startServer, startWithAnna } from "./bot-on-server.ts";

async function startGroup(options: { botIsAdmin?: boolean } = {}) {
  const { server, api } = await startServer();
  const anna = server.createUser({ firstName: "Anna" });
  const bo = server.createUser({ firstName: "Bo" });
  const group = server.createGroup({ title: "G", members: [anna, bo], ...options });
  const seen = async () => {
    const updates = await api.getUpdates();
    return updates.map(({ message }) => message?.text ?? message?.sticker?.emoji);
  };
  return { server, api, anna, bo, group, seen };
}

describe("privacy mode", () => {
  it("shows the bot commands for it, replies to it and mentions of it, and nothing else", async () => {
    const { api, anna, bo, group, seen } = await startGroup();
    const ours = await api.sendMessage(group.id, "sono qui");
    const other = await anna.sends(group, "ciao a tutti");
    await bo.sends(group, "ciao Anna", { replyTo: other });
    await bo.sends(group, "/ask@other_bot settori");
    await bo.sendsSticker(group);
    await bo.sends(group, "/ask settori");
    await bo.sends(group, "/ask@Fonti_bot settori");
    await bo.sends(group, "@fonti_bot quanti sono?");
    await bo.sends(group, "e il 2010?", { replyTo: ours });
    expect(await seen()).toEqual([
      "/ask settori",
      "/ask@Fonti_bot settori",
      "@fonti_bot quanti sono?",
      "e il 2010?",
    ]);
  });

  it("does not hold for administrators", async () => {
    const { anna, group, seen } = await startGroup({ botIsAdmin: true });
    await anna.sends(group, "ciao a tutti");
    await anna.sendsSticker(group);
    expect(await seen()).toEqual(["ciao a tutti", "👍"]);
  });
});

describe("users", () => {
  it("write commands and mentions that Telegram marks", async () => {
    const { anna, chat } = await startWithAnna();
    const { entities } = await anna.sends(chat, "/ask@fonti_bot 见 @bo_li，a/b");
    expect(entities).toEqual([
      { type: "bot_command", offset: 0, length: 14 },
      { type: "mention", offset: 17, length: 6 },
    ]);
  });

  it("reply with the message they answer, one level deep", async () => {
    const { api, anna, chat } = await startWithAnna();
    const first = await anna.sends(chat, "uno");
    const second = await anna.sends(chat, "due", { replyTo: first });
    await anna.sends(chat, "tre", { replyTo: second });
    const [last] = await api.getUpdates({ offset: -1 });
    expect(last?.message?.reply_to_message).toMatchObject({ text: "due" });
    expect(last?.message?.reply_to_message).not.toHaveProperty("reply_to_message");
  });

  it("tell the bot that they block it or put it into a group", async () => {
    const { server, api, anna } = await startWithAnna();
    const group = server.createGroup({ title: "G", members: [anna], withoutBot: true });
    anna.addsBot(group);
    anna.blocksBot();
    const updates = await api.getUpdates({ offset: -2 });
    expect(updates.map(({ my_chat_member }) => my_chat_member?.new_chat_member.status)).toEqual([
      "member",
      "kicked",
    ]);
  });

  it("write as anonymous administrators and into topics", async () => {
    const { server, api, anna } = await startWithAnna();
    const forum = server.createGroup({ title: "F", members: [], admins: [anna], isForum: true });
    const threadId = forum.createTopic("Domande");
    await anna.sends(forum, "/settings", { anonymously: true, threadId });
    const [update] = await api.getUpdates({ offset: -1 });
    expect(update?.message).toMatchObject({
      from: { username: "GroupAnonymousBot" },
      sender_chat: { id: forum.id },
      message_thread_id: threadId,
      is_topic_message: true,
    });
  });
});
