import { describe, expect, it } from "vitest";
import { publishProfile } from "../../src/telegram/profile.ts";
import { i18n, startFonti } from "./fonti-on-server.ts";

const everyAudience: readonly { readonly language_code?: "it" | "zh" | "en" }[] = [
  {},
  { language_code: "it" },
  { language_code: "zh" },
  { language_code: "en" },
];

describe("the bot's profile", () => {
  it("lists for each kind of chat the commands that make sense there, in every language", async () => {
    const { bot } = await startFonti();
    await publishProfile(bot.api, i18n);
    for (const audience of everyAudience) {
      const t = i18n.translate(audience.language_code);
      const listed = async (type: "all_private_chats" | "all_group_chats") => {
        const commands = await bot.api.getMyCommands({ ...audience, scope: { type } });
        for (const { command, description } of commands)
          expect(description).toBe(t(`commands.${command}`));
        return commands.map(({ command }) => command);
      };
      const own = ["mydata", "forget", "help", "privacy"];
      expect(await listed("all_private_chats")).toEqual(expect.arrayContaining(own));
      expect(await listed("all_group_chats")).toEqual(["ask", "topics", "help"]);
      expect((await bot.api.getMyDescription(audience)).description).toBe(t("bot.description"));
    }
  });

  it("offers no command that the bot does not know", async () => {
    const { bot, server } = await startFonti();
    await publishProfile(bot.api, i18n);
    const anna = server.createUser({ firstName: "Anna", languageCode: "it" });
    const chat = anna.privateChat();
    for (const type of ["all_private_chats", "all_chat_administrators"] as const)
      for (const { command } of await bot.api.getMyCommands({ scope: { type } })) {
        await anna.sends(chat, `/${command}`);
        const { text } = await chat.waitForBotMessage();
        const name = { command: `/${command}` };
        expect(text).not.toBe(i18n.translate("it")("command.unknown", name));
      }
  });

  it("clears the list that an earlier version set for all chats alike", async () => {
    const { bot } = await startFonti();
    const old = [{ command: "old", description: "Old" }];
    for (const audience of everyAudience) await bot.api.setMyCommands(old, audience);
    await publishProfile(bot.api, i18n);
    for (const audience of everyAudience) expect(await bot.api.getMyCommands(audience)).toEqual([]);
  });

  it("is set only where it differs", async () => {
    const { bot, server } = await startFonti();
    await publishProfile(bot.api, i18n);
    server.clearCalls();
    await publishProfile(bot.api, i18n);
    const changes = () =>
      server.calls
        .filter(({ method }) => /^(?:set|delete)My/u.test(method))
        .map(({ method }) => method);
    expect(changes()).toEqual([]);
    await bot.api.setMyDescription("other", { language_code: "zh" });
    await publishProfile(bot.api, i18n);
    expect(changes()).toEqual(["setMyDescription", "setMyDescription"]);
    expect(server.calls.filter(({ response }) => response?.ok === false)).toEqual([]);
  });
});
