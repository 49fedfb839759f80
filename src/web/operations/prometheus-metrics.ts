/** Counts of updates and calls in, Prometheus's text out; no label holds what a person wrote or who it was. */
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";
import type { JournalCounts } from "../../store/store.ts";
import type { Metrics } from "../../telegram/metrics.ts";

export interface PrometheusMetrics extends Metrics {
  /** Prometheus's text format, in its content type. */
  readonly scrape: () => Promise<{ readonly text: string; readonly type: string }>;
}

const unknownCounts: JournalCounts = { waiting: Number.NaN, quarantined: Number.NaN };
/** Seconds: from an answer out of memory to one that waited for Telegram. */
const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** `askJournal` is called at every scrape; where it rejects, its figures are NaN. */
export function createPrometheusMetrics(
  askJournal: () => Promise<JournalCounts>,
): PrometheusMetrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const updates = new Histogram({
    name: "fonti_update_seconds",
    help: "Time from taking up an update until it was handled, by its kind and outcome.",
    labelNames: ["kind", "outcome"],
    buckets,
    registers,
  });
  const calls = new Counter({
    name: "fonti_api_calls_total",
    help: "Bot API calls by method and code; network where no answer came.",
    labelNames: ["method", "code"],
    registers,
  });
  const undelivered = new Counter({
    name: "fonti_undelivered_calls_total",
    help: "Bot API calls that came to nothing after all attempts, or reached nobody, by method.",
    labelNames: ["method"],
    registers,
  });
  const waiting = new Gauge({
    name: "fonti_waiting_updates",
    help: "Updates that are accepted and not yet answered.",
    registers,
  });
  const quarantined = new Gauge({
    name: "fonti_quarantined_updates",
    help: "Updates that were given up after several attempts.",
    registers,
  });
  return {
    updateHandled: ({ seconds, ...labels }) => updates.observe(labels, seconds),
    callMade: (labels) => calls.inc(labels),
    callUndelivered: (labels) => undelivered.inc(labels),
    scrape: async () => {
      const counts = await askJournal().catch(() => unknownCounts);
      waiting.set(counts.waiting);
      quarantined.set(counts.quarantined);
      return { text: await registry.metrics(), type: registry.contentType };
    },
  };
}
