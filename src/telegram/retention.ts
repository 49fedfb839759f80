/** Deletes from the store, at the start and then every hour, what it has kept for long enough. */
import { safeError } from "./safe-error.ts";
import { defaultRetentionDays, type BotServices } from "./services.ts";

const hour = 3_600_000;
const day = 24 * hour;

/** Ends with the signal, and keeps no process alive. A store that fails is tried again an hour later. */
export function startRetention(services: BotServices, signal: AbortSignal): void {
  const { store, log, retentionDays = defaultRetentionDays, now = Date.now } = services;
  const prune = () =>
    void store.prune(now() - retentionDays * day).catch((error: unknown) => {
      log.error(safeError(error), "The store cannot be written; what is too old stays in it.");
    });
  prune();
  const timer = setInterval(prune, hour);
  timer.unref();
  signal.addEventListener("abort", () => clearInterval(timer), { once: true });
}
