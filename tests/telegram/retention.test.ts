import { describe, expect, it, onTestFinished, vi } from "vitest";
import { openPassingStore } from "../../src/store/open-store.ts";
import { startRetention } from "../../src/telegram/retention.ts";
import { createHandMadeAnswerer } from "./hand-made-answerer.ts";
import { i18n } from "./fonti-on-server.ts";

const day = 24 * 3_600_000;
const owner = { kind: "user", id: 1 } as const;
const question = { question: "Chi?", language: "it", reason: "no-match" };

function start({ passed = 0 } = {}) {
  const store = openPassingStore();
  const logged: string[] = [];
  const write = (_facts: object, sentence: string) => void logged.push(sentence);
  let now = Date.now() + passed;
  const controller = new AbortController();
  onTestFinished(() => controller.abort());
  const log = { info: write, warn: write, error: write };
  const services = { store, i18n, log, answerer: createHandMadeAnswerer([]), retentionDays: 30 };
  const begin = () => startRetention({ ...services, now: () => now }, controller.signal);
  return { store, logged, begin, wait: (ms: number) => void (now += ms) };
}

describe("retention", () => {
  it("deletes at the start what is older than the days set, and nothing younger", async () => {
    for (const [passed, left] of [
      [31 * day, 0],
      [29 * day, 1],
    ] as const) {
      const { store, begin } = start({ passed });
      await store.unanswered.add(owner, question);
      begin();
      await vi.waitFor(async () => expect(await store.unanswered.of(owner)).toHaveLength(left));
    }
  });

  it("goes on every hour while the bot runs, and after a failure of the store", async () => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    onTestFinished(() => void vi.useRealTimers());
    const { store, begin, wait, logged } = start();
    await store.unanswered.add(owner, question);
    begin();
    wait(31 * day);
    vi.advanceTimersByTime(3_600_000);
    expect(await store.unanswered.of(owner)).toEqual([]);
    await store.close();
    vi.advanceTimersByTime(3_600_000);
    await vi.waitFor(() => expect(logged).toHaveLength(1));
  });
});
