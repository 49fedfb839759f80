/** What a `t.me/<bot>?start=…` link names in, the answer or the page of a source out. */
import type { Locale } from "../i18n/i18n.ts";
import { readingReply } from "../rendering/reading-reply.ts";
import type { Reply } from "../rendering/reply.ts";
import { replyTo } from "./answers.ts";
import type { BotServices } from "./services.ts";

/** Undefined where the payload names nothing, or nothing any more. */
export function linkedReply(
  payload: string,
  locale: Locale,
  services: BotServices,
): Reply | undefined {
  const { answerer, i18n } = services;
  const page = answerer.read(payload, locale);
  if (page !== undefined) return readingReply(page, { i18n, from: "show" });
  const answer = answerer.recall(payload, locale);
  return answer && replyTo(answer, services, { isRated: true });
}
