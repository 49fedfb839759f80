/** Tells whoever waits for an answer that something went wrong, where that is possible. */
import type { FontiContext } from "./services.ts";
import { say } from "./answers.ts";
import { placeBeside } from "./delivery.ts";
import { isRefused } from "./refusal.ts";
import { safeError } from "./safe-error.ts";
import type { BotServices } from "./services.ts";

/** Never rejects. */
export async function reportFailure(
  ctx: FontiContext,
  error: unknown,
  { i18n, log }: BotServices,
): Promise<void> {
  if (isRefused(error, "unreachable")) return;
  log.error({ ...safeError(error), update: ctx.update.update_id }, "An update failed.");
  if (ctx.message === undefined) return;
  try {
    const t = ctx.t ?? i18n.translate(ctx.from?.language_code);
    await say(ctx, t("error.failed"), placeBeside(ctx.message));
  } catch (again) {
    log.error(safeError(again), "Not even the error could be delivered.");
  }
}
