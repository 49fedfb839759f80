import { describe, expect, it } from "vitest";
import { openPassingStore } from "../../src/store/open-store.ts";
import type { AccessList } from "../../src/telegram/access.ts";
import { i18n, startFonti, startServer, type FontiOptions } from "./fonti-on-server.ts";

const problems = () => ["facts.yaml:3:1: no such source. Permitted: article.txt."];
const italian = i18n.translate("it");

/** `list` says who may, once the people are there. */
async function start(
  list: (people: { anna: number; bruno: number; group: number }) => AccessList,
  options: FontiOptions = {},
) {
  const server = await startServer();
  const anna = server.createUser({ firstName: "Anna", languageCode: "it" });
  const bruno = server.createUser({ firstName: "Bruno", languageCode: "it" });
  const group = server.createGroup({ title: "Studio", members: [anna, bruno] });
  const numbers = { anna: anna.id, bruno: bruno.id, group: group.id };
  const fonti = await startFonti({ server, access: () => list(numbers), ...options });
  const ask = async (person: typeof anna, text: string, chat = person.privateChat()) => {
    const before = chat.botMessages.length;
    await person.sends(chat, text);
    await server.idle();
    return chat.botMessages.slice(before).map((message) => message.text ?? "");
  };
  return { ...fonti, server, anna, bruno, group, ask };
}

describe("who may use the bot", () => {
  it("is everybody where the operator lists nobody", async () => {
    const { anna, group, ask } = await start(() => ({}));
    expect(await ask(anna, "settori")).toEqual([expect.stringContaining("13")]);
    expect(await ask(anna, "@fonti_bot settori", group)).toHaveLength(1);
  });

  it("is told from others by number: these hear why once a day in private", async () => {
    let now = Date.now();
    const { anna, bruno, ask } = await start(({ anna: id }) => ({ users: new Set([id]) }), {
      now: () => now,
    });
    expect(await ask(anna, "settori")).toEqual([expect.stringContaining("13")]);
    const told = [italian("manners.noAccess", { id: String(bruno.id) })];
    expect(await ask(bruno, "settori")).toEqual(told);
    expect(await ask(bruno, "settori")).toEqual([]);
    now += 24 * 3_600_000;
    expect(await ask(bruno, "/topics")).toEqual(told);
  });

  it("keeps silent in a group that is not listed, for everybody but the bot's administrators", async () => {
    const { anna, bruno, group, ask } = await start(({ anna: id }) => ({
      chats: new Set([-1]),
      admins: new Set([id]),
    }));
    expect(await ask(bruno, "@fonti_bot settori", group)).toEqual([]);
    expect(await ask(anna, "@fonti_bot settori", group)).toHaveLength(1);
  });

  it("answers everybody in a listed group, and nobody unlisted in private", async () => {
    const { bruno, group, ask } = await start(({ group: id }) => ({
      users: new Set(),
      chats: new Set([id]),
    }));
    expect(await ask(bruno, "@fonti_bot settori", group)).toEqual([expect.stringContaining("13")]);
    expect(await ask(bruno, "settori")).toEqual([expect.stringContaining(String(bruno.id))]);
  });

  it("does not let a stranger in by way of a group where no groups are listed", async () => {
    const { bruno, group, ask } = await start(({ anna: id }) => ({ users: new Set([id]) }));
    expect(await ask(bruno, "@fonti_bot settori", group)).toEqual([]);
  });

  it("shows strangers no inline cards but a line that says why, and a notice on buttons", async () => {
    let isOpen = true;
    const { server, bruno, ask } = await start(() => (isOpen ? {} : { users: new Set() }));
    await ask(bruno, "settori");
    const [answer] = bruno.privateChat().botMessages;
    isOpen = false;
    const { results, button } = await bruno.queries("settori");
    expect(results).toEqual([]);
    expect(button?.text).toBe(italian("inline.noAccess"));
    const text = italian("manners.noAccess", { id: String(bruno.id) });
    expect(await bruno.presses(answer!, "👍")).toEqual({ text });
    expect(server.calls.filter(({ response }) => response?.ok === false)).toEqual([]);
  });

  it("lets no stranger in by an edit, nor as a guest in a chat without the bot", async () => {
    const { server, anna, bruno } = await start(({ anna: id }) => ({ users: new Set([id]) }));
    const abroad = server.createGroup({
      title: "Altrove",
      members: [anna, bruno],
      withoutBot: true,
    });
    const chat = bruno.privateChat();
    const message = await bruno.sends(chat, "buongiorno");
    await server.idle();
    const said = chat.botMessages.length;
    await bruno.edits(chat, message, "settori");
    await bruno.sends(abroad, "@fonti_bot settori");
    await server.idle();
    expect(chat.botMessages).toHaveLength(said);
    expect(server.callsTo("answerGuestQuery")).toEqual([]);
    await anna.sends(abroad, "@fonti_bot settori");
    await server.idle();
    expect(server.callsTo("answerGuestQuery")).toHaveLength(1);
  });

  it("lets whoever was in once see and delete what is kept of them", async () => {
    const store = openPassingStore();
    const { server, bruno, ask } = await start(() => ({ users: new Set() }), { store });
    const owner = { kind: "user", id: bruno.id } as const;
    await store.settings.set(owner, "answers", "it");
    expect(await ask(bruno, "/mydata")).toEqual([expect.stringContaining("Lingua")]);
    expect(await ask(bruno, "/privacy")).toHaveLength(1);
    await ask(bruno, "/forget");
    const asked = bruno.privateChat().botMessages.at(-1)!;
    await bruno.presses(asked, italian("ownData.delete"));
    await server.idle();
    expect(await store.settings.of(owner)).toEqual(new Map());
  });
});

describe("/stats", () => {
  it("tells the bot's administrators what was answered, what readers think and what is wrong", async () => {
    const { anna, ask } = await start(({ anna: id }) => ({ admins: new Set([id]) }), { problems });
    await ask(anna, "settori");
    await anna.presses(anna.privateChat().botMessages[0]!, "👍");
    await ask(anna, "Che cosa mangia il gatto?");
    const [text] = await ask(anna, "/stats");
    expect(text?.split("\n")).toEqual([
      "Dall’avvio:",
      "Risposte date: 1",
      "Precisazioni chieste: 0",
      "Senza risposta: 1",
      "Giudizi: 👍 1",
      expect.stringMatching(/^In attesa: \d$/u),
      "Da sistemare:",
      "facts.yaml:3:1: no such source. Permitted: article.txt.",
    ]);
  });

  it("is unknown to everybody else, and in groups", async () => {
    const { anna, bruno, group, ask } = await start(({ anna: id }) => ({ admins: new Set([id]) }));
    const unknown = italian("command.unknown", { command: "/stats" });
    expect(await ask(bruno, "/stats")).toEqual([unknown]);
    expect(await ask(anna, "/stats", group)).toEqual([]);
  });
});
