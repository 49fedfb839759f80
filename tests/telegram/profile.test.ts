import { describe, expect, it } from "vitest";
import { publishProfile } from "../../src/telegram/profile.ts";
import { i18n, startFonti } from "./fonti-on-server.ts";

describe("the bot's profile", () => {
  it("is published in every language, and for everybody else in the default one", async () => {
    const { bot } = await startFonti();
    await publishProfile(bot.api, i18n);
    for (const locale of ["it", "zh", "en"] as const) {
      const t = i18n.translate(locale);
      const audience = { language_code: locale };
      expect((await bot.api.getMyCommands(audience)).map(({ command }) => command)).toEqual([
        "ask",
        "topics",
        "language",
        "settings",
        "help",
        "privacy",
      ]);
      expect((await bot.api.getMyCommands(audience))[0]?.description).toBe(t("commands.ask"));
      expect((await bot.api.getMyDescription(audience)).description).toBe(t("bot.description"));
    }
    expect((await bot.api.getMyDescription()).description).toBe(
      i18n.translate("en")("bot.description"),
    );
  });

  it("is set only where it differs", async () => {
    const { bot, server } = await startFonti();
    await publishProfile(bot.api, i18n);
    server.clearCalls();
    await publishProfile(bot.api, i18n);
    expect(server.calls.filter(({ method }) => method.startsWith("setMy"))).toEqual([]);
    await bot.api.setMyDescription("other", { language_code: "zh" });
    await publishProfile(bot.api, i18n);
    expect(server.callsTo("setMyDescription")).toHaveLength(2);
    expect(server.calls.filter(({ response }) => response?.ok === false)).toEqual([]);
  });
});
