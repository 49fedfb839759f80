/** Keeps what a reader thinks of an answer, and turns the row of thumbs into what may be wrong and back. */
import type { InlineKeyboardButton } from "grammy/types";
import { doubtRows, feedbackRow, type Rated } from "../rendering/feedback-rows.ts";
import type { Action, Button } from "../rendering/reply.ts";
import { feedbackPrefix } from "./callback-data.ts";
import { editKeyboard } from "./delivery.ts";
import { toKeyboard } from "./outgoing-message.ts";
import { safeError } from "./safe-error.ts";
import type { BotServices, FontiContext } from "./services.ts";

type Rating = Extract<Action, { readonly kind: "rate" }>;

/** Each person has one verdict on an answer. Returns what to tell who pressed. */
export async function rate(
  ctx: FontiContext,
  { ref, locale, verdict }: Rating,
  services: BotServices,
): Promise<string | undefined> {
  const { answerer, i18n } = services;
  const answer = answerer.recall(ref, locale);
  if (answer === undefined) return ctx.t("error.staleButton");
  if (!(await isKept(ctx, { ref, locale, verdict }, services))) return ctx.t("feedback.notSaved");
  if (verdict === "good") return ctx.t("feedback.thanks");
  if (verdict === "bad") {
    const isQuoted = answer.outcome === "answered";
    const t = i18n.translate(locale);
    return replaceRows(ctx, doubtRows({ ref, locale }, { t, isQuoted }));
  }
  await replaceRows(ctx, [feedbackRow({ ref, locale })]);
  return ctx.t("feedback.noted");
}

export function unrate(ctx: FontiContext, rated: Rated): Promise<undefined> {
  return replaceRows(ctx, [feedbackRow(rated)]);
}

async function isKept(
  { from }: FontiContext,
  { ref, locale, verdict }: Omit<Rating, "kind">,
  { store, log }: BotServices,
): Promise<boolean> {
  if (from === undefined) return false;
  try {
    await store.feedback.give({ kind: "user", id: from.id }, { ref, locale, verdict });
    return true;
  } catch (error) {
    log.error(safeError(error), "The store cannot be written; a verdict on an answer is lost.");
    return false;
  }
}

/** The other buttons stay as they are. A message sent inline does not tell its buttons. */
async function replaceRows(ctx: FontiContext, rows: Button[][]): Promise<undefined> {
  const message = ctx.callbackQuery?.message;
  if (message === undefined || !("reply_markup" in message)) return;
  const present = message.reply_markup?.inline_keyboard ?? [];
  const place = present.findIndex(isFeedback);
  const others = present.filter((row) => !isFeedback(row));
  const keyboard = toKeyboard(rows, ctx.me.username);
  const before = place < 0 ? others.length : place;
  await editKeyboard(ctx, [...others.slice(0, before), ...keyboard, ...others.slice(before)]);
}

function isFeedback(row: readonly InlineKeyboardButton[]): boolean {
  return row.every(
    (button) => "callback_data" in button && button.callback_data.startsWith(feedbackPrefix),
  );
}
