/** Tells the bot's administrators how it is doing: what was answered, what readers think, what is wrong. */
import type { Feedback } from "../store/store.ts";
import { isAdmin } from "./access.ts";
import { say } from "./answers.ts";
import type { CommandCall } from "./commands.ts";
import { placeBeside } from "./delivery.ts";
import type { FontiContext } from "./services.ts";

/** Whether the asker may see it, which is in private only; to others it is a command like any unknown. */
export function maySeeStats({ ctx, services }: CommandCall): boolean {
  return ctx.chat?.type === "private" && isAdmin(services.access?.() ?? {}, ctx);
}

export async function stats({ ctx, message, services }: CommandCall): Promise<void> {
  const { store, outcomes, problems = () => [] } = services;
  const counts = outcomes ?? { answered: 0, ambiguous: 0, unanswered: 0 };
  const { pending_update_count } = await ctx.api.getWebhookInfo();
  const { waiting } = await store.journal.counts();
  const lines = [
    ctx.t("stats.title"),
    ctx.t("stats.answered", { number: counts.answered }),
    ctx.t("stats.ambiguous", { number: counts.ambiguous }),
    ctx.t("stats.unanswered", { number: counts.unanswered }),
    ctx.t("stats.feedback", { verdicts: verdictText(await store.feedback.tally(), ctx) }),
    // This command itself is under way.
    ctx.t("stats.waiting", { number: pending_update_count + Math.max(0, waiting - 1) }),
  ];
  const listed = problems();
  const wrong = listed.length === 0 ? [] : [ctx.t("stats.problems"), ...listed];
  await say(ctx, [...lines, ...wrong].join("\n"), placeBeside(message));
}

/** How often each verdict was given, whatever the answer. */
function verdictText(
  tally: readonly (Feedback & { readonly count: number })[],
  { t }: FontiContext,
): string {
  const sums = new Map<string, number>();
  for (const { verdict, count } of tally) sums.set(verdict, (sums.get(verdict) ?? 0) + count);
  const texts = [...sums].map(([verdict, count]) => `${t(`verdict.${verdict}`)} ${count}`);
  return texts.length === 0 ? "–" : texts.join(" · ");
}
