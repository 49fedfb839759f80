/** Answers what people type after the bot's name in any chat: whole answers as cards, by pages. */
import { Composer } from "grammy";
import type { InlineQueryResultArticle } from "grammy/types";
import type { Answered } from "../answer/answer.ts";
import { answerCard, noticeCard, type InlineCard } from "../rendering/inline-card.ts";
import type { Button } from "../rendering/reply.ts";
import { askOptions, moreButton, otherLocales } from "./answers.ts";
import { inlineStart } from "./commands.ts";
import { toOneMessage } from "./outgoing-message.ts";
import type { BotServices, FontiContext } from "./services.ts";

const cardsPerPage = 10;
/** Seconds for which Telegram may give the same person the same cards. */
const cacheTime = 20;

export function inlineQueries(services: BotServices): Composer<FontiContext> {
  const composer = new Composer<FontiContext>();
  composer.on("inline_query", async (ctx) => {
    const { query, offset } = ctx.inlineQuery;
    const start = parseOffset(offset);
    const limit = start + cardsPerPage + 1;
    const options = { ...askOptions(ctx.asker, services), limit };
    const answers = services.answerer.complete(query.trim(), options);
    const results = answers
      .slice(start, start + cardsPerPage)
      .map((answer) => answerResult(answer, ctx, services));
    const notice = query.trim() === "" ? "help" : "none";
    await ctx.answerInlineQuery(
      answers.length > 0 ? results : [noticeResult(notice, ctx, services)],
      {
        is_personal: true,
        cache_time: cacheTime,
        next_offset: answers.length >= limit ? String(start + cardsPerPage) : "",
        button: { text: ctx.t("inline.privateChat"), start_parameter: inlineStart },
      },
    );
  });
  return composer;
}

/** Anything but an offset of ours begins at the first page. */
function parseOffset(offset: string): number {
  return /^\d{1,4}$/.test(offset) ? Number(offset) : 0;
}

function answerResult(
  answer: Answered,
  ctx: FontiContext,
  services: BotServices,
): InlineQueryResultArticle {
  const { i18n } = services;
  const card = answerCard(answer, { i18n, others: otherLocales(answer, services) });
  return toResult(card, ctx.me.username, moreButton(answer.ref, answer.locale, services));
}

function noticeResult(
  kind: "none" | "help",
  ctx: FontiContext,
  services: BotServices,
): InlineQueryResultArticle {
  const { username } = ctx.me;
  const { locale } = ctx.asker;
  const card = noticeCard(kind, services.i18n, { locale, username: `@${username}` });
  return toResult(card, username, moreButton(inlineStart, locale, services));
}

function toResult(card: InlineCard, username: string, more: Button): InlineQueryResultArticle {
  const { text, entities, reply_markup } = toOneMessage(card.reply, username, more);
  return {
    type: "article",
    id: card.id,
    title: card.title,
    description: card.description,
    input_message_content: {
      message_text: text,
      entities,
      link_preview_options: { is_disabled: true },
    },
    ...(reply_markup !== undefined && { reply_markup }),
  };
}
