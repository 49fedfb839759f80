/** Answers a mention in a chat that the bot is no member of: once, with one card. */
import { Composer } from "grammy";
import type { Message } from "grammy/types";
import type { Answer } from "../answer/answer.ts";
import { answerCard, textCard, type InlineCard } from "../rendering/inline-card.ts";
import { askOptions, continuationOf, otherLocales } from "./answers.ts";
import { toResult } from "./card-result.ts";
import { inlineStart } from "./commands.ts";
import { isContent, parseLanguagePrefix } from "./language-prefix.ts";
import { withoutMentions } from "./mention.ts";
import { safeError } from "./safe-error.ts";
import type { BotServices, FontiContext } from "./services.ts";

export function guestMode(services: BotServices): Composer<FontiContext> {
  const composer = new Composer<FontiContext>();
  composer.on("guest_message", async (ctx) => {
    const { guest_query_id: id, from, sender_chat } = ctx.guestMessage;
    if (id === undefined || (from.is_bot && sender_chat === undefined)) return;
    const { card, ref } = cardFor(ctx, ctx.guestMessage, services);
    const continuation = continuationOf(ref, ctx.asker.locale, services);
    await ctx.api.answerGuestQuery(id, toResult(card, ctx.me.username, continuation));
  });
  return composer;
}

interface GuestCard {
  readonly card: InlineCard;
  /** What the way into the private chat leads to. */
  readonly ref: string;
}

/** Nobody can be told later that something went wrong: there is one answer, and this is it. */
function cardFor(ctx: FontiContext, message: Message, services: BotServices): GuestCard {
  try {
    const answer = answerTo(ctx, message, services);
    if (answer === undefined)
      return { card: textCard("greeting", ctx.t("unanswered.greeting")), ref: inlineStart };
    const card = answerCard(answer, {
      i18n: services.i18n,
      others: otherLocales(answer, services),
    });
    return { card, ref: answer.ref };
  } catch (error) {
    services.log.error(safeError(error), "A guest's question could not be answered.");
    return { card: textCard("failed", ctx.t("error.failed")), ref: inlineStart };
  }
}

/** Undefined where nothing is asked. */
function answerTo(ctx: FontiContext, message: Message, services: BotServices): Answer | undefined {
  const { answerer, i18n } = services;
  const words = withoutMentions(message, ctx.me) ?? message.text ?? "";
  const options = askOptions(ctx.asker, services);
  const prefix = parseLanguagePrefix(words, i18n);
  if (prefix === undefined || !answerer.languages.includes(prefix.locale)) {
    const question = words === "" ? pointedAt(ctx, message) : words;
    return question === undefined ? undefined : answerer.ask(question, options);
  }
  const asWritten = prefix.isSure ? undefined : answerer.ask(words, options);
  if (asWritten?.outcome === "answered" && isContent(prefix.name, [asWritten])) return asWritten;
  const question = prefix.rest === "" ? pointedAt(ctx, message) : prefix.rest;
  return question === undefined
    ? undefined
    : answerer.ask(question, { ...options, locale: prefix.locale });
}

/** The message that the mention replies to; not one of the bot's own. */
function pointedAt(ctx: FontiContext, { reply_to_message: asked }: Message): string | undefined {
  return asked?.from?.id === ctx.me.id ? undefined : (asked?.text ?? asked?.caption);
}
