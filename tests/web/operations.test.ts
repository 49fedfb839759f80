/** Health, readiness and figures as those who run the bot ask for them. */
import { describe, expect, it, onTestFinished } from "vitest";
import { startOperations } from "../../src/web/operations/operations.ts";
import {
  createPrometheusMetrics,
  type Backlog,
} from "../../src/web/operations/prometheus-metrics.ts";
import { Readiness } from "../../src/web/operations/readiness.ts";

async function start(
  backlog: () => Promise<Backlog> = async () => ({ waiting: 3, quarantined: 1 }),
) {
  const readiness = new Readiness();
  const metrics = createPrometheusMetrics(backlog);
  const missing = () => readiness.missing();
  const operations = await startOperations({ host: "127.0.0.1", port: 0, missing, metrics });
  onTestFinished(() => operations.close());
  const get = async (path: string) => {
    const response = await fetch(`${operations.url}${path}`);
    return { status: response.status, text: await response.text(), headers: response.headers };
  };
  const ready = async () => {
    const { status, text } = await get("/readyz");
    return `${status} ${text.trim()}`;
  };
  return { readiness, metrics, get, ready };
}

const works = async () => {};

describe("/healthz", () => {
  it("is 200 from the start, ready or not", async () => {
    const { get } = await start();
    expect(await get("/healthz")).toMatchObject({ status: 200, text: "ok\n" });
  });
});

describe("/readyz", () => {
  it("names what is missing until nothing is, and is never 200 again once the process drains", async () => {
    const { readiness, ready } = await start();
    expect(await ready()).toBe("503 not ready: knowledge, telegram, store");
    readiness.storeOpened(works);
    readiness.knowledgeLoaded();
    expect(await ready()).toBe("503 not ready: telegram");
    readiness.telegramConnected();
    expect(await ready()).toBe("200 ready");
    readiness.draining();
    expect(await ready()).toBe("503 not ready: draining");
  });

  it("is 503 while the store fails or does not answer, and 200 when it does again", async () => {
    const { readiness, ready } = await start();
    let ask = works;
    readiness.storeOpened(() => ask());
    readiness.knowledgeLoaded();
    readiness.telegramConnected();
    ask = () => Promise.reject(new Error("canary"));
    expect(await ready()).toBe("503 not ready: store");
    ask = () => new Promise(() => {});
    expect(await ready()).toBe("503 not ready: store");
    ask = works;
    expect(await ready()).toBe("200 ready");
  });
});

describe("/metrics", () => {
  it("tells updates, calls, what waits, the event loop and memory in Prometheus's format", async () => {
    const { metrics, get } = await start();
    metrics.updateHandled({ kind: "message", outcome: "handled", seconds: 0.02 });
    metrics.updateHandled({ kind: "other", outcome: "failed", seconds: 2 });
    metrics.callMade({ method: "sendMessage", code: 429 });
    metrics.callMade({ method: "sendMessage", code: "network" });
    const { status, text, headers } = await get("/metrics");
    expect(status).toBe(200);
    expect(headers.get("content-type")).toMatch(/^text\/plain; version=0\.0\.4/);
    expect(text).toMatch(/^process_resident_memory_bytes \d+$/m);
    expect(text).toMatch(/^nodejs_eventloop_lag_p99_seconds [\d.e-]+$/m);
    expect(text.split("\n")).toEqual(
      expect.arrayContaining([
        'fonti_update_seconds_bucket{le="0.025",kind="message",outcome="handled"} 1',
        'fonti_update_seconds_count{kind="other",outcome="failed"} 1',
        'fonti_api_calls_total{method="sendMessage",code="429"} 1',
        'fonti_api_calls_total{method="sendMessage",code="network"} 1',
        "fonti_waiting_updates 3",
        "fonti_quarantined_updates 1",
      ]),
    );
  });

  it("goes on without the store, whose figures are then unknown", async () => {
    const { get } = await start(() => Promise.reject(new Error("canary")));
    const { status, text } = await get("/metrics");
    expect(status).toBe(200);
    expect(text).toMatch(/^fonti_waiting_updates nan$/im);
    expect(text).not.toContain("canary");
  });
});
