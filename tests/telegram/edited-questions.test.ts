import { describe, expect, it } from "vitest";
import { AnsweredQuestions } from "../../src/telegram/answered-questions.ts";
import { startFonti, startServer } from "./fonti-on-server.ts";
import { createHandMadeAnswerer } from "./hand-made-answerer.ts";

async function startWithPeople() {
  const fonti = await startFonti();
  const anna = fonti.server.createUser({ firstName: "Anna", languageCode: "it" });
  const bo = fonti.server.createUser({ firstName: "Bo", languageCode: "zh-hans" });
  const group = fonti.server.createGroup({ title: "Studio", members: [anna, bo] });
  return { ...fonti, anna, bo, group, chat: anna.privateChat() };
}

describe("an edited question", () => {
  it("turns its answer into the new one, and comes with no second message", async () => {
    const { server, anna, chat } = await startWithPeople();
    const question = await anna.sends(chat, "quali settori?");
    const answer = await chat.waitForBotMessage();
    await anna.edits(chat, question, "chi è huang?");
    const edited = await chat.waitForEdit(answer);
    expect(edited.text).toContain("È il vice sindaco.");
    await server.idle();
    expect(chat.botMessages).toHaveLength(1);
  });

  it("in a group updates the reply, by command or by mention", async () => {
    const { server, anna, bo, group } = await startWithPeople();
    const one = await anna.sends(group, "/ask settori");
    const first = await group.waitForBotMessage();
    const two = await bo.sends(group, "@fonti_bot 行业");
    const second = await group.waitForBotMessage();
    await anna.edits(group, one, "/ask huang");
    await bo.edits(group, two, "@fonti_bot 黄奇帆");
    expect((await group.waitForEdit(first)).text).toContain("È il vice sindaco.");
    expect((await group.waitForEdit(second)).text).toContain("他是副市长。");
    await server.idle();
    expect(group.botMessages).toHaveLength(2);
  });

  it("is answered anew where its answer is deleted", async () => {
    const { anna, chat } = await startWithPeople();
    const question = await anna.sends(chat, "quali settori?");
    anna.deletes(chat, await chat.waitForBotMessage());
    await anna.edits(chat, question, "chi è huang?");
    expect((await chat.waitForBotMessage()).text).toContain("È il vice sindaco.");
  });

  it("is answered once where Telegram tells of the edit twice, or of one that changes no word", async () => {
    const { server, anna, chat } = await startWithPeople();
    const question = await anna.sends(chat, "quali settori?");
    await chat.waitForBotMessage();
    server.deliver("edited_message", { ...question, edit_date: question.date });
    const edited = await anna.edits(chat, question, "chi è huang?");
    server.deliver("edited_message", edited);
    await server.idle();
    expect(server.callsTo("editMessageText")).toHaveLength(1);
    expect(chat.botMessages).toHaveLength(1);
  });

  it("that becomes meant for the bot only now gets a first answer, and one that never was gets none", async () => {
    const { server, anna, bo, group } = await startWithPeople();
    const talk = await anna.sends(group, "quali settori?");
    const other = await bo.sends(group, "行业");
    await anna.edits(group, talk, "@fonti_bot quali settori?");
    await bo.edits(group, other, "哪些行业");
    const answer = await group.waitForBotMessage();
    expect(answer.reply_to_message?.message_id).toBe(talk.message_id);
    await server.idle();
    expect(group.botMessages).toHaveLength(1);
  });

  it("keeps its answer where it becomes a command or is no longer meant for the bot", async () => {
    const { server, anna, chat, group } = await startWithPeople();
    const question = await anna.sends(chat, "quali settori?");
    const answer = await chat.waitForBotMessage();
    await anna.edits(chat, question, "/language zh");
    const asked = await anna.sends(group, "@fonti_bot settori");
    const reply = await group.waitForBotMessage();
    server.deliver("edited_message", { ...asked, text: "settori", entities: [], edit_date: 1 });
    await server.idle();
    expect(chat.find(answer)).toEqual(answer);
    expect(group.find(reply)).toEqual(reply);
    await anna.sends(chat, "quali settori?");
    expect((await chat.waitForBotMessage()).text).toContain("I settori sono 13.");
  });

  it("of before a restart is answered as a reply to it, once", async () => {
    const server = await startServer();
    const anna = server.createUser({ firstName: "Anna", languageCode: "it" });
    const chat = anna.privateChat();
    const first = await startFonti({ server });
    const question = await anna.sends(chat, "quali settori?");
    await chat.waitForBotMessage();
    await first.stop();
    await startFonti({ server });
    const edited = await anna.edits(chat, question, "chi è huang?");
    server.deliver("edited_message", edited);
    const answer = await chat.waitForBotMessage();
    expect(answer.text).toContain("È il vice sindaco.");
    expect(answer.reply_to_message?.message_id).toBe(question.message_id);
    await server.idle();
    expect(chat.botMessages).toHaveLength(2);
  });

  it("with a shorter answer leaves nothing behind of a long one, and the other way round", async () => {
    const answerer = createHandMadeAnswerer([
      { ref: "long", words: ["lunga"], texts: { it: "parola ".repeat(1500).trim() } },
      { ref: "brief", words: ["breve"], texts: { it: "Detto." } },
    ]);
    const { server } = await startFonti({ answerer });
    const anna = server.createUser({ firstName: "Anna", languageCode: "it" });
    const chat = anna.privateChat();
    const question = await anna.sends(chat, "quali? lunga");
    await server.idle();
    const count = chat.botMessages.length;
    expect(count).toBeGreaterThan(2);
    await anna.edits(chat, question, "quali? breve");
    await server.idle();
    expect(chat.botMessages.map(({ text }) => text?.slice(0, 6))).toEqual(["Detto."]);
    await anna.edits(chat, question, "quali? lunga");
    await server.idle();
    expect(chat.botMessages).toHaveLength(count);
    expect(server.calls.filter(({ response }) => response?.ok === false)).toEqual([]);
  });
});

function message(message_id: number) {
  return { message_id, date: 1, chat: { id: 7, type: "private", first_name: "A" } } as const;
}

describe("the answers that are remembered", () => {
  it("are bounded, the oldest forgotten first", () => {
    const answered = new AnsweredQuestions(3);
    for (const id of [1, 2, 3]) answered.remember(message(id), { question: "?", messageIds: [id] });
    answered.remember(message(1), { question: "!", messageIds: [9] });
    answered.remember(message(4), { question: "?", messageIds: [4] });
    expect([1, 2, 3, 4].map((id) => answered.messagesTo(message(id))?.[0])).toEqual([
      9,
      undefined,
      3,
      4,
    ]);
  });
});
