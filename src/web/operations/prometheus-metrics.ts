/** Counts of updates and calls in, Prometheus's text out; no label holds what a person wrote or who it was. */
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";
import type { Metrics } from "../../telegram/metrics.ts";

/** Updates that are accepted: not yet answered, and given up. */
export interface Backlog {
  readonly waiting: number;
  readonly quarantined: number;
}

export interface PrometheusMetrics extends Metrics {
  /** Prometheus's text format, in its content type. */
  readonly scrape: () => Promise<{ readonly text: string; readonly type: string }>;
}

/** Seconds: from an answer out of memory to one that waited for Telegram. */
const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** The backlog is asked for at every scrape; where that fails, its figures are NaN. */
export function createPrometheusMetrics(backlog: () => Promise<Backlog>): PrometheusMetrics {
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
    scrape: async () => {
      const counts = await backlog().catch(() => ({
        waiting: Number.NaN,
        quarantined: Number.NaN,
      }));
      waiting.set(counts.waiting);
      quarantined.set(counts.quarantined);
      return { text: await registry.metrics(), type: registry.contentType };
    },
  };
}
