/** What the bot says of itself: its commands, name and descriptions, for each language. */
import { z } from "zod";
import { badRequest } from "../api-error.ts";
import type { ProfileText } from "../bot-profile.ts";
import { method } from "../method.ts";
import { chatIdSchema } from "../outgoing-message.ts";
import type { TelegramState } from "../telegram-state.ts";

const language_code = z.string().optional();

const commandSchema = z.strictObject({
  command: z.string(),
  description: z.string(),
  is_ephemeral: z.boolean().optional(),
});

const scopeSchema = z
  .discriminatedUnion("type", [
    z.strictObject({ type: z.literal("default") }),
    z.strictObject({ type: z.literal("all_private_chats") }),
    z.strictObject({ type: z.literal("all_group_chats") }),
    z.strictObject({ type: z.literal("all_chat_administrators") }),
    z.strictObject({ type: z.literal("chat"), chat_id: chatIdSchema }),
    z.strictObject({ type: z.literal("chat_administrators"), chat_id: chatIdSchema }),
    z.strictObject({ type: z.literal("chat_member"), chat_id: chatIdSchema, user_id: z.int() }),
  ])
  .optional();

const scoped = { scope: scopeSchema, language_code };
const EVERYWHERE = { type: "default" };
const MAX_COMMANDS = 100;

/** An empty code is every language that has no words of its own. */
function checkedLanguage(code = ""): string {
  if (code !== "" && !/^[a-z]{2}$/.test(code)) throw badRequest("BOT_LANG_CODE_INVALID");
  return code;
}

function setText(kind: ProfileText, max: number, invalid: string) {
  return method(
    z.strictObject({ [kind]: z.string().optional(), language_code }),
    (telegram: TelegramState, parameters: Record<string, string | undefined>) => {
      const text = parameters[kind] ?? "";
      if (text.length > max) throw badRequest(invalid);
      telegram.profile.setText(kind, checkedLanguage(parameters["language_code"]), text);
      telegram.emit({ kind: "profile" });
      return true;
    },
  );
}

function getText(kind: ProfileText, fallback: (telegram: TelegramState) => string) {
  return method(z.strictObject({ language_code }), (telegram, { language_code: code }) => ({
    [kind]: telegram.profile.text(kind, checkedLanguage(code)) || fallback(telegram),
  }));
}

export const profileMethods = {
  setMyCommands: method(
    z.strictObject({ ...scoped, commands: z.array(commandSchema) }),
    (telegram, { commands, scope = EVERYWHERE, language_code: code }) => {
      if (commands.length > MAX_COMMANDS) throw badRequest("BOT_COMMANDS_TOO_MUCH");
      for (const { command, description } of commands) {
        if (!/^[a-z0-9_]{1,32}$/.test(command)) throw badRequest("BOT_COMMAND_INVALID");
        if (description.trim() === "" || description.length > 256) {
          throw badRequest("BOT_COMMAND_DESCRIPTION_INVALID");
        }
      }
      telegram.profile.setCommands(scope, checkedLanguage(code), commands);
      telegram.emit({ kind: "profile" });
      return true;
    },
  ),

  getMyCommands: method(
    z.strictObject(scoped),
    (telegram, { scope = EVERYWHERE, language_code: code }) =>
      telegram.profile.commands(scope, checkedLanguage(code)),
  ),

  deleteMyCommands: method(
    z.strictObject(scoped),
    (telegram, { scope = EVERYWHERE, language_code: code }) => {
      telegram.profile.deleteCommands(scope, checkedLanguage(code));
      telegram.emit({ kind: "profile" });
      return true;
    },
  ),

  setMyName: setText("name", 64, "BOT_TITLE_INVALID"),
  getMyName: getText("name", ({ bot }) => bot.first_name),
  setMyDescription: setText("description", 512, "BOT_DESCRIPTION_INVALID"),
  getMyDescription: getText("description", () => ""),
  setMyShortDescription: setText("short_description", 120, "BOT_SHORT_DESCRIPTION_INVALID"),
  getMyShortDescription: getText("short_description", () => ""),
};
