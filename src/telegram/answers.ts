/** Asks the knowledge on behalf of the asker and renders what it says. */
import type { Answer, AnswerRef } from "../answer/answer.ts";
import type { Locale } from "../i18n/i18n.ts";
import { answerReply, type AnswerReplyOptions } from "../rendering/answer-reply.ts";
import type { Button, Reply } from "../rendering/reply.ts";
import { plain } from "../rendering/rich-text.ts";
import { sendReply, type Place } from "./delivery.ts";
import type { Continuation } from "./outgoing-message.ts";
import { keepUnanswered } from "./unanswered-questions.ts";
import type { Asker, BotServices, FontiContext } from "./services.ts";

/** What the answerer may be asked in: the chosen language, else its own judgement with a hint. */
export function askOptions({ saved, hint }: Asker, { answerer, i18n }: BotServices) {
  const spoken = (locale: Locale | undefined) =>
    locale !== undefined && answerer.languages.includes(locale) ? locale : undefined;
  return { locale: spoken(saved), hint: spoken(hint ?? i18n.defaultLocale) };
}

export interface AnswerPlace {
  readonly services: BotServices;
  readonly place: Place;
  /** Whether the question is somebody else's message, which is not the asker's to have kept. */
  readonly isPointedAt?: boolean;
}

/** Answers a question of any content and length with a message in `place`. */
export async function answerQuestion(
  ctx: FontiContext,
  question: string,
  { services, place, isPointedAt = false }: AnswerPlace,
): Promise<void> {
  const answer = services.answerer.ask(question, askOptions(ctx.asker, services));
  await sendReply(ctx, replyTo(answer, services, { isRated: true }), place);
  if (!isPointedAt) await keepUnanswered(ctx.asker, { question, answer }, services);
}

export function replyTo(
  answer: Answer,
  services: BotServices,
  options: Pick<AnswerReplyOptions, "topic" | "isRated"> = {},
): Reply {
  const others = otherLocales(answer, services);
  return answerReply(answer, { i18n: services.i18n, others, ...options });
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
