/** Asks the knowledge on behalf of the asker and renders what it says. */
import type { Message } from "grammy/types";
import type { Answer, AnswerRef } from "../answer/answer.ts";
import type { Locale } from "../i18n/i18n.ts";
import { answerReply, type AnswerReplyOptions } from "../rendering/answer-reply.ts";
import type { Button, Reply } from "../rendering/reply.ts";
import { plain } from "../rendering/rich-text.ts";
import { canBeShorter, shortAnswerReply } from "../rendering/short-answer.ts";
import type { AskedQuestion } from "./asked-question.ts";
import { placeBeside, replaceReply, sendReply, type Place } from "./delivery.ts";
import type { Continuation } from "./outgoing-message.ts";
import { keepUnanswered } from "./unanswered-questions.ts";
import type { Length } from "./settings.ts";
import type { Asker, BotServices, FontiContext } from "./services.ts";

/** What the answerer may be asked in: the chosen language, else its own judgement with a hint. */
export function askOptions({ saved, hint }: Asker, { answerer, i18n }: BotServices) {
  const spoken = (locale: Locale | undefined) =>
    locale !== undefined && answerer.languages.includes(locale) ? locale : undefined;
  return { locale: spoken(saved), hint: spoken(hint ?? i18n.defaultLocale) };
}

/** Answers the question that a message asks, in place of what answered the message before its edit. */
export async function answerQuestion(
  ctx: FontiContext,
  { message, question, asked }: AskedQuestion & { readonly message: Message },
  services: BotServices,
): Promise<void> {
  const answer = services.answerer.ask(question, askOptions(ctx.asker, services));
  if (services.outcomes !== undefined) services.outcomes[answer.outcome] += 1;
  const reply = replyTo(answer, services, { isRated: true, length: ctx.group?.length });
  const place = placeBeside(message, asked);
  const given = ctx.answered.messagesTo(message);
  const messageIds =
    given === undefined
      ? await sendReply(ctx, reply, place)
      : await replaceReply(ctx, reply, { place, messageIds: given });
  ctx.answered.remember(message, { question, messageIds });
  // Somebody else's message is not the asker's to have kept.
  if (asked === message) await keepUnanswered(ctx.asker, { question, answer }, services);
}

export interface ReplyOptions extends Pick<AnswerReplyOptions, "topic" | "isRated"> {
  readonly length?: Length | undefined;
}

export function replyTo(answer: Answer, services: BotServices, options: ReplyOptions = {}): Reply {
  const { length, ...shown } = options;
  if (length === "short" && canBeShorter(answer)) return shortAnswerReply(answer, services.i18n);
  const others = otherLocales(answer, services);
  return answerReply(answer, { i18n: services.i18n, others, ...shown });
}

/** The languages that this very answer can also be had in. */
export function otherLocales(answer: Answer, { answerer, i18n }: BotServices): Locale[] {
  return answerer.languages.filter(
    (locale) =>
      locale !== answer.locale &&
      i18n.locales.includes(locale) &&
      answerer.recall(answer.ref, locale) !== undefined,
  );
}

/** How a message leads into the private chat: to this answer, this page of a source, or nothing. */
export function continuationOf(
  ref: AnswerRef,
  locale: Locale,
  { i18n }: BotServices,
): Continuation {
  const t = i18n.translate(locale);
  const button = (label: string): Button => ({ label, action: { kind: "open", ref } });
  return { open: button(t("inline.open")), rest: button(t("inline.readAll")) };
}

/** A sentence of the bot about itself. */
export async function say(ctx: FontiContext, text: string, place: Place): Promise<void> {
  await sendReply(ctx, { ...plain(text), buttons: [] }, place);
}
