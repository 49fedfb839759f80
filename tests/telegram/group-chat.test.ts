import { describe, expect, it } from "vitest";
import type { Answerer } from "../../src/answer/answer.ts";
import { facts, i18n, startFonti } from "./fonti-on-server.ts";
import { createHandMadeAnswerer } from "./hand-made-answerer.ts";

async function startInGroup(
  properties: { isForum?: boolean; botIsAdmin?: boolean } = {},
  answerer: Answerer = createHandMadeAnswerer(facts),
) {
  const fonti = await startFonti({ answerer });
  const anna = fonti.server.createUser({ firstName: "Anna", languageCode: "it" });
  const bo = fonti.server.createUser({ firstName: "Bo", languageCode: "zh-hans" });
  const group = fonti.server.createGroup({ title: "Studio", members: [anna, bo], ...properties });
  return { ...fonti, anna, bo, group };
}

describe("a group", () => {
  it.each([
    "/ask Quali sono i settori?",
    "/ask@fonti_bot Quali sono i settori?",
    "@fonti_bot Quali sono i settori?",
    "Quali sono i settori, @Fonti_Bot",
  ])("gets an answer to %s, as a reply to the question", async (text) => {
    const { anna, group } = await startInGroup();
    const question = await anna.sends(group, text);
    const answer = await group.waitForBotMessage();
    expect(answer.text).toContain("I settori sono 13.");
    expect(answer.reply_to_message?.message_id).toBe(question.message_id);
  });

  it("gets an answer to a reply to the bot", async () => {
    const { anna, bo, group } = await startInGroup();
    await anna.sends(group, "/ask settori");
    const answer = await group.waitForBotMessage();
    await bo.sends(group, "黄奇帆是谁？", { replyTo: answer });
    expect((await group.waitForBotMessage()).text).toContain("他是副市长。");
  });

  it.each(["/ask", "@fonti_bot"])(
    "gets the replied-to message answered by %s alone, as a reply to that message",
    async (text) => {
      const { anna, bo, group } = await startInGroup({ botIsAdmin: true });
      const question = await bo.sends(group, "有哪些行业？");
      await anna.sends(group, text, { replyTo: question });
      const answer = await group.waitForBotMessage();
      expect(answer.text).toContain("共有13个行业。");
      expect(answer.reply_to_message?.message_id).toBe(question.message_id);
    },
  );

  it("is told how to ask by /ask alone, and greeted by a mention alone", async () => {
    const { anna, group } = await startInGroup();
    const t = i18n.translate("it");
    await anna.sends(group, "/ask");
    expect((await group.waitForBotMessage()).text).toBe(t("command.askEmpty"));
    await anna.sends(group, "@fonti_bot");
    expect((await group.waitForBotMessage()).text).toBe(t("unanswered.greeting"));
  });

  it("hears nothing about what is not meant for the bot", async () => {
    const { server, anna, bo, group } = await startInGroup({ botIsAdmin: true });
    const talk = await bo.sends(group, "Quali sono i settori?");
    await anna.sends(group, "@other_bot settori");
    await anna.sends(group, "/ask@other_bot settori");
    await anna.sends(group, "/frobnicate settori");
    await anna.sends(group, "settori", { replyTo: talk });
    await anna.sendsSticker(group);
    await server.idle();
    expect(server.callsTo("sendMessage")).toEqual([]);
  });

  it("gets no answer to other bots, to cards sent through this bot or to forwarded posts", async () => {
    const { server, bot, anna, group } = await startInGroup();
    await anna.sends(group, "/ask settori");
    await server.idle();
    const base = { date: 1, chat: group.room.chat, from: anna.user, text: "@fonti_bot settori" };
    const entities = [{ type: "mention", offset: 0, length: 10 }];
    server.deliver("message", {
      ...base,
      entities,
      message_id: 90,
      from: { ...anna.user, is_bot: true },
    });
    server.deliver("message", { ...base, entities, message_id: 91, via_bot: bot.botInfo });
    server.deliver("message", { ...base, entities, message_id: 92, is_automatic_forward: true });
    await server.idle();
    expect(server.callsTo("sendMessage")).toHaveLength(1);
  });

  it("gets answers to anonymous administrators, who come as a bot", async () => {
    const { server, anna } = await startInGroup();
    const group = server.createGroup({ title: "B", members: [anna], admins: [anna] });
    await anna.sends(group, "/ask settori", { anonymously: true });
    expect((await group.waitForBotMessage()).text).toContain("13");
  });

  it("gets the answer in the forum topic of the question", async () => {
    const { anna, group } = await startInGroup({ isForum: true });
    const threadId = group.createTopic("Economia");
    await anna.sends(group, "/ask settori", { threadId });
    expect((await group.waitForBotMessage()).message_thread_id).toBe(threadId);
  });

  it("sees each person's own choice of language count", async () => {
    const { anna, bo, group } = await startInGroup();
    await anna.sends(anna.privateChat(), "/language english");
    await anna.privateChat().waitForBotMessage();
    await bo.sends(bo.privateChat(), "/language italiano");
    await bo.privateChat().waitForBotMessage();
    await anna.sends(group, "/ask settori");
    expect((await group.waitForBotMessage()).text).toContain("There are 13 sectors.");
    await bo.sends(group, "/ask settori");
    expect((await group.waitForBotMessage()).text).toContain("I settori sono 13.");
  });

  it("hears nothing in a forum topic that the bot itself opened, but what is meant for it", async () => {
    const { server, anna, group } = await startInGroup({ isForum: true, botIsAdmin: true });
    const threadId = group.createTopic("Domande");
    await anna.sends(group, "Quali sono i settori?", { threadId });
    await anna.sends(group, "@fonti_bot", { threadId });
    expect((await group.waitForBotMessage()).text).toBe(
      i18n.translate("it")("unanswered.greeting"),
    );
    await server.idle();
    expect(group.botMessages).toHaveLength(1);
  });

  it("gets a long answer wholly in the topic or the thread of the question", async () => {
    const texts = { it: "parola ".repeat(1500).trim() };
    const answerer = createHandMadeAnswerer([{ ref: "long", words: ["lunga"], texts }]);
    const { server, anna } = await startInGroup({}, answerer);
    const forum = server.createGroup({ title: "F", members: [anna], isForum: true });
    const threadId = forum.createTopic("Domande", anna.user);
    const discussion = server.createGroup({ title: "D", members: [anna] });
    const post = discussion.postFromChannel("Una notizia");
    await anna.sends(forum, "/ask lunga", { threadId });
    await anna.sends(discussion, "@fonti_bot lunga", { commentOn: post });
    await server.idle();
    expect(forum.botMessages.length).toBeGreaterThan(2);
    expect(new Set(forum.botMessages.map((message) => message.message_thread_id))).toEqual(
      new Set([threadId]),
    );
    expect(new Set(discussion.botMessages.map((message) => message.message_thread_id))).toEqual(
      new Set([post.message_id]),
    );
  });
});

describe("the comments below a channel's posts", () => {
  it("are answered in their thread where they mention the bot, and the posts are not", async () => {
    const { server, anna, bo, group } = await startInGroup({ botIsAdmin: true });
    const post = group.postFromChannel("@fonti_bot Quali sono i settori?");
    await bo.sends(group, "有意思", { commentOn: post });
    const comment = await anna.sends(group, "@fonti_bot chi è Huang?", { commentOn: post });
    const answer = await group.waitForBotMessage();
    expect(answer.text).toContain("È il vice sindaco.");
    expect(answer.message_thread_id).toBe(post.message_id);
    expect(answer).not.toHaveProperty("is_topic_message");
    expect(answer.reply_to_message?.message_id).toBe(comment.message_id);
    await bo.sends(group, "那行业呢？", { replyTo: answer, commentOn: post });
    expect((await group.waitForBotMessage()).text).toContain("共有13个行业。");
    await server.idle();
    expect(group.botMessages).toHaveLength(2);
    expect(server.callsTo("sendMessage").map(({ parameters }) => parameters)).not.toContainEqual(
      expect.objectContaining({ message_thread_id: expect.anything() }),
    );
  });

  it("that only mention the bot are greeted: nobody chose to reply to the post", async () => {
    const { anna, group } = await startInGroup();
    const post = group.postFromChannel("Quali sono i settori?");
    await anna.sends(group, "@fonti_bot", { commentOn: post });
    expect((await group.waitForBotMessage()).text).toBe(
      i18n.translate("it")("unanswered.greeting"),
    );
  });
});
