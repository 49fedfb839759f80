/** Answers what those who run the bot ask: does it live, may it be given work, what does it do. */
import type { Server } from "node:http";
import { createAdaptorServer } from "@hono/node-server";
import { Hono } from "hono";
import { listen, type Address, type Listener } from "../listener.ts";
import type { PrometheusMetrics } from "./prometheus-metrics.ts";

export interface OperationsOptions extends Address {
  /** What is missing before updates can be answered, in a word each; none: ready. */
  readonly missing: () => Promise<readonly string[]>;
  readonly metrics: Pick<PrometheusMetrics, "scrape">;
}

/**
 * `/healthz` is 200 for as long as the event loop turns. `/readyz` is 200, or 503 with what is
 * missing. Rejects where it cannot listen.
 */
export function startOperations(options: OperationsOptions): Promise<Listener> {
  const { host, port, missing, metrics } = options;
  const app = new Hono();
  app.use(async (context, next) => {
    await next();
    context.header("cache-control", "no-store");
  });
  app.get("/healthz", (context) => context.text("ok\n"));
  app.get("/readyz", async (context) => {
    const words = await missing();
    return words.length === 0
      ? context.text("ready\n")
      : context.text(`not ready: ${words.join(", ")}\n`, 503);
  });
  app.get("/metrics", async (context) => {
    const { text, type } = await metrics.scrape();
    return context.body(text, 200, { "content-type": type });
  });
  app.onError((_, context) => context.text("failed\n", 500));
  return listen(createAdaptorServer({ fetch: app.fetch }) as Server, { host, port });
}
