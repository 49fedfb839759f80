import { describe, expect, it } from "vitest";
import { i18n, startFonti, startServer } from "./fonti-on-server.ts";

type GroupOptions = { isForum?: boolean; botIsAdmin?: boolean };

async function startInGroup(options: GroupOptions & { seesAll?: boolean; inline?: boolean } = {}) {
  const { seesAll = false, inline = true, ...properties } = options;
  const server = await startServer({
    botUser: { can_read_all_group_messages: seesAll, supports_inline_queries: inline },
  });
  const fonti = await startFonti({ server });
  const ada = server.createUser({ firstName: "Ada", languageCode: "it" });
  const group = server.createGroup({ title: "Studio", members: [], admins: [ada], ...properties });
  const diagnose = async (sending: { threadId?: number } = {}) => {
    await ada.sends(group, "/diagnose", sending);
    return (await group.waitForBotMessage()).text ?? "";
  };
  return { ...fonti, ada, group, diagnose };
}

const t = i18n.translate("it");
const username = "@fonti_bot";

describe("/diagnose", () => {
  it("tells an administrator that all is well, and what the group has set", async () => {
    const { diagnose } = await startInGroup();
    expect(await diagnose()).toBe(
      [
        t("diagnosis.title"),
        t("diagnosis.privacyOn"),
        t("diagnosis.canWrite"),
        t("diagnosis.inlineOn", { username }),
        [
          "Lingua: nessuna in particolare",
          "Rispondo a: menzioni, risposte e comandi",
          "Risposte: complete",
          t("diagnosis.change"),
        ].join("\n"),
      ].join("\n\n"),
    );
  });

  it.each([
    ["privacy mode is off", { seesAll: true }, "/setprivacy"],
    ["the bot is an administrator", { botIsAdmin: true }, "diritti da amministratore"],
    ["inline mode is off", { inline: false }, "/setinline"],
  ])("says what to change where %s", async (_what, options, words) => {
    const { diagnose } = await startInGroup(options);
    expect(await diagnose()).toContain(words);
  });

  it("says it alone to an administrator where the bot may not write in the group", async () => {
    const { ada, group } = await startInGroup();
    await ada.starts();
    await ada.privateChat().waitForBotMessage();
    ada.silencesBot(group);
    await ada.sends(group, "/diagnose");
    expect((await ada.privateChat().waitForBotMessage()).text).toContain(
      t("diagnosis.cannotWrite"),
    );
    ada.promotesBot(group, "member");
    group.letsMembersWrite(false);
    await ada.sends(group, "/diagnose");
    expect((await ada.privateChat().waitForBotMessage()).text).toContain(
      t("diagnosis.cannotWrite"),
    );
  });

  it("tells of the forum topic it is asked in, and how many are silent", async () => {
    const { bot: _, ada, group, diagnose } = await startInGroup({ isForum: true });
    const threadId = group.createTopic("Economia", ada.user);
    await ada.sends(group, "/settings", { threadId });
    const menu = await group.waitForBotMessage();
    await ada.presses(menu, "gp:topic");
    await ada.presses(menu, "gs:topic:off");
    expect(await diagnose({ threadId })).toContain(
      `${t("diagnosis.topicOff")} ${t("diagnosis.silentTopics", { number: 1 })}`,
    );
    expect(await diagnose()).toContain(t("diagnosis.generalOn"));
  });

  it("is for groups, and says so elsewhere", async () => {
    const { ada } = await startInGroup();
    await ada.sends(ada.privateChat(), "/diagnose");
    expect((await ada.privateChat().waitForBotMessage()).text).toBe(t("diagnosis.private"));
  });
});
