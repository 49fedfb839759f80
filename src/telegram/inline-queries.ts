/** Answers what people type after the bot's name in any chat: whole answers as cards, by pages. */
import { Composer } from "grammy";
import type { InlineQueryResultArticle } from "grammy/types";
import type { Answered } from "../answer/answer.ts";
import { answerCard, cardName, noticeCard } from "../rendering/inline-card.ts";
import { continuationOf, otherLocales } from "./answers.ts";
import { toResult } from "./card-result.ts";
import { inlineStart } from "./commands.ts";
import { Completions } from "./completions.ts";
import type { BotServices, FontiContext } from "./services.ts";

const cardsPerPage = 10;
/** Seconds for which Telegram may give the same person the same cards: none, so that a change is seen at once. */
const cacheTime = 0;

export function inlineQueries(services: BotServices): Composer<FontiContext> {
  const composer = new Composer<FontiContext>();
  const completions = new Completions(services);
  composer.on("inline_query", async (ctx) => {
    const { query, offset } = ctx.inlineQuery;
    const answers = completions.of(query, ctx.asker);
    const start = startOf(answers, offset);
    const page = answers.slice(start, start + cardsPerPage);
    const notice = query.trim() === "" ? "help" : "none";
    const results =
      answers.length > 0
        ? page.map((answer) => answerResult(answer, ctx, services))
        : [noticeResult(notice, ctx, services)];
    await ctx.answerInlineQuery(results, {
      is_personal: true,
      cache_time: cacheTime,
      next_offset: nextOffset(answers, start + cardsPerPage),
      button: { text: ctx.t("inline.privateChat"), start_parameter: inlineStart },
    });
  });
  composer.on("chosen_inline_result", (ctx) => {
    const [locale, ref] = ctx.chosenInlineResult.result_id.split(".");
    if (ref !== undefined) services.log.info({ ref, locale }, "A card was posted.");
  });
  return composer;
}

const OFFSET = /^(?<count>\d{1,4})@(?<name>[a-z0-9.-]{1,50})$/u;

/**
 * Where the page begins: behind the last card of the page before, wherever that stands now, so that
 * none comes twice or is left out when the knowledge changes meanwhile. Anything but an offset of
 * ours begins at the first page.
 */
function startOf(answers: readonly Answered[], offset: string): number {
  const { count, name } = OFFSET.exec(offset)?.groups ?? {};
  if (count === undefined) return 0;
  const last = answers.findIndex((answer) => cardName(answer) === name);
  return last < 0 ? Number(count) : last + 1;
}

/** At most 55 bytes. */
function nextOffset(answers: readonly Answered[], end: number): string {
  const last = answers[end - 1];
  return last === undefined || end >= answers.length ? "" : `${end}@${cardName(last)}`;
}

function answerResult(
  answer: Answered,
  ctx: FontiContext,
  services: BotServices,
): InlineQueryResultArticle {
  const { ref, locale } = answer;
  const card = answerCard(answer, { i18n: services.i18n, others: otherLocales(answer, services) });
  return toResult(card, ctx.me.username, continuationOf(ref, locale, services));
}

function noticeResult(
  kind: "none" | "help",
  ctx: FontiContext,
  services: BotServices,
): InlineQueryResultArticle {
  const { username } = ctx.me;
  const { locale } = ctx.asker;
  const card = noticeCard(kind, services.i18n, { locale, username: `@${username}` });
  return toResult(card, username, continuationOf(inlineStart, locale, services));
}
