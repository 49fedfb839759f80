/** Follows the bot's own place in groups: says hello where it joins, and keeps settings where a group moves. */
import { Composer } from "grammy";
import type { ChatMember } from "grammy/types";
import { say } from "./answers.ts";
import { safeError } from "./safe-error.ts";
import type { BotServices, FontiContext } from "./services.ts";
import { saveGroupSetting } from "./settings.ts";

/**
 * Says hello once, when the bot comes in from outside; a change of rights is no coming in. Being
 * removed or blocked is taken in silence.
 */
export function membership(services: BotServices): Composer<FontiContext> {
  const composer = new Composer<FontiContext>();
  composer.chatType(["group", "supergroup"]).on("my_chat_member", async (ctx) => {
    const { chat, old_chat_member: before, new_chat_member: after } = ctx.myChatMember;
    if (isInside(before) === isInside(after)) return;
    if (isInside(after)) return arrive(ctx, services);
    const { now = Date.now } = services;
    await saveGroupSetting(services, chat.id, { name: "left", value: String(now()) });
  });
  return composer;
}

/**
 * People also remove a bot to add it again with other rights: that costs no settings, and makes no
 * second hello, until the store drops what a group has left behind (`Store.prune`).
 */
async function arrive(ctx: FontiContext, services: BotServices): Promise<void> {
  const { group, chat } = ctx;
  if (chat === undefined || group === undefined) return;
  await saveGroupSetting(services, chat.id, { name: "left", value: null });
  if (group.wasGreeted) return;
  await saveGroupSetting(services, chat.id, { name: "greeted", value: "yes" });
  await say(ctx, ctx.t("group.hello", { username: `@${ctx.me.username}` }), { chat_id: chat.id });
}

/** A group that becomes a supergroup gets another number; Telegram says so in both. */
export function groupMigration(services: BotServices): Composer<FontiContext> {
  const composer = new Composer<FontiContext>();
  const move = moveSettings(services);
  composer.on(["message:migrate_to_chat_id", "message:migrate_from_chat_id"], async (ctx) => {
    const { chat, migrate_to_chat_id: to, migrate_from_chat_id: from } = ctx.message;
    await move(from ?? chat.id, to ?? chat.id);
  });
  return composer;
}

/** Never rejects; moving twice is the same as once. */
export function moveSettings({ store, log }: BotServices) {
  return async (from: number, to: number): Promise<void> => {
    try {
      await store.settings.move({ kind: "chat", id: from }, { kind: "chat", id: to });
    } catch (error) {
      log.error(safeError(error), "A group has a new number; its settings stay behind.");
    }
  };
}

function isInside(member: ChatMember): boolean {
  if (member.status === "restricted") return member.is_member;
  return member.status !== "left" && member.status !== "kicked";
}
