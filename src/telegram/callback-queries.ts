/** Does what a pressed button says; every press is answered, even when something fails. */
import { Composer } from "grammy";
import type { Action } from "../rendering/reply.ts";
import { readingReply } from "../rendering/reading-reply.ts";
import type { LanguageSetting } from "../rendering/language-reply.ts";
import { topicReply, topicsReply } from "../rendering/topic-reply.ts";
import { continuationOf, replyTo } from "./answers.ts";
import { parseCallbackData } from "./callback-data.ts";
import { editReply, placeBeside, sendReply } from "./delivery.ts";
import { rate, unrate } from "./feedback.ts";
import { changeGroup } from "./group-settings.ts";
import { isSilenced } from "./group-manners.ts";
import { chooseLocale, languageMenu, type Choice } from "./language-choice.ts";
import { forgetOwner } from "./own-data.ts";
import { safeError } from "./safe-error.ts";
import type { BotServices, FontiContext } from "./services.ts";

/** What the person who pressed is told; undefined: nothing, the change speaks for itself. */
type Notice = string | undefined;

export function callbackQueries(services: BotServices): Composer<FontiContext> {
  const composer = new Composer<FontiContext>();
  composer.on("callback_query", async (ctx) => {
    const action = parseCallbackData(ctx.callbackQuery.data ?? "", services.i18n);
    const notice = await noticeOf(ctx, action, services);
    if (notice !== undefined) await ctx.answerCallbackQuery({ text: notice });
  });
  return composer;
}

async function noticeOf(
  ctx: FontiContext,
  action: Action | undefined,
  services: BotServices,
): Promise<Notice> {
  if (action === undefined) return ctx.t("error.staleButton");
  try {
    return await act(ctx, action, services);
  } catch (error) {
    services.log.error(safeError(error), "A pressed button could not be served.");
    return ctx.t("error.failed");
  }
}

async function act(ctx: FontiContext, action: Action, services: BotServices): Promise<Notice> {
  switch (action.kind) {
    case "show":
    case "give":
    case "browse":
      return showAnswer(ctx, action, services);
    case "read":
      return showPage(ctx, action, services);
    case "topics":
    case "topic":
      return showTopics(ctx, action, services);
    case "speak":
      return speak(ctx, { setting: "answers", choice: action.locale }, services);
    case "interface":
      return speak(ctx, { setting: "interface", choice: action.locale }, services);
    case "menu":
      return showMenu(ctx, action.page, services);
    case "group-page":
    case "group-set":
      return changeGroup(ctx, action, services);
    case "rate":
      return rate(ctx, action, services);
    case "unrate":
      return unrate(ctx, action);
    case "forget":
      return forgetOwner(ctx, services);
    case "open":
    case "copy":
      return undefined;
  }
}

type AnswerAction = Extract<Action, { readonly kind: "show" | "give" | "browse" }>;

/** Where the bot cannot write, as in a message sent inline, or is not to, the message itself changes. */
async function showAnswer(
  ctx: FontiContext,
  { kind, ref, locale }: AnswerAction,
  services: BotServices,
): Promise<Notice> {
  const answer = services.answerer.recall(ref, locale);
  if (answer === undefined) return ctx.t("error.staleButton");
  const message = ctx.callbackQuery?.message;
  if (kind === "give" && message !== undefined && !isSilenced(ctx.group, message)) {
    const reply = replyTo(answer, services, { isRated: true, length: ctx.group?.length });
    await sendReply(ctx, reply, placeBeside(message));
    return undefined;
  }
  const topic = kind === "browse" ? topicOf(ref, locale, services) : undefined;
  const isRated = kind === "show" && message !== undefined;
  const reply = replyTo(answer, services, { topic, isRated });
  const outcome = await editReply(ctx, reply, continuationOf(ref, locale, services));
  return outcome === "gone" ? ctx.t("error.staleButton") : undefined;
}

function topicOf(ref: string, locale: string, { answerer }: BotServices): string | undefined {
  return answerer.topics(locale).find(({ entries }) => entries.some((entry) => entry.ref === ref))
    ?.id;
}

type ReadAction = Extract<Action, { readonly kind: "read" }>;

async function showPage(
  ctx: FontiContext,
  { ref, locale, from }: ReadAction,
  services: BotServices,
): Promise<Notice> {
  const page = services.answerer.read(ref, locale);
  if (page === undefined) return ctx.t("error.staleButton");
  const reply = readingReply(page, { i18n: services.i18n, from });
  const outcome = await editReply(ctx, reply, continuationOf(ref, locale, services));
  return outcome === "gone" ? ctx.t("error.staleButton") : undefined;
}

type TopicsAction = Extract<Action, { readonly kind: "topics" | "topic" }>;

/** A topic that is no longer there leads back to the list. */
async function showTopics(
  ctx: FontiContext,
  action: TopicsAction,
  services: BotServices,
): Promise<Notice> {
  const { i18n, answerer } = services;
  const { locale } = action;
  const topics = answerer.topics(locale);
  const topic = action.kind === "topic" ? topics.find(({ id }) => id === action.topic) : undefined;
  const reply =
    action.kind === "topic" && topic !== undefined
      ? topicReply(topic, action.page, { i18n, locale })
      : topicsReply(topics, { i18n, locale });
  const outcome = await editReply(ctx, reply, continuationOf("", locale, services));
  const isStale = outcome === "gone" || (action.kind === "topic" && topic === undefined);
  return isStale ? ctx.t("error.staleButton") : undefined;
}

/** In a group the menu stays as it is: everybody chooses for themselves. */
async function speak(
  ctx: FontiContext,
  made: { readonly setting: LanguageSetting; readonly choice: Choice },
  services: BotServices,
): Promise<Notice> {
  const notice = await chooseLocale(ctx, made, services);
  return (await showMenu(ctx, made.setting, services)) ?? notice;
}

async function showMenu(
  ctx: FontiContext,
  setting: LanguageSetting,
  services: BotServices,
): Promise<Notice> {
  if (ctx.chat?.type !== "private") return undefined;
  const reply = languageMenu(ctx, setting, services);
  const outcome = await editReply(ctx, reply, continuationOf("", ctx.asker.locale, services));
  return outcome === "gone" ? ctx.t("error.staleButton") : undefined;
}
