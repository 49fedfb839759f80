import { describe, expect, it } from "vitest";
import type { Update } from "grammy/types";
import { behindFloodGate } from "../../src/telegram/flood-gate.ts";
import type { UpdateWorker } from "../../src/telegram/update-worker.ts";

function gate(messagesPerMinute?: number) {
  let now = 0;
  const accepted: number[] = [];
  const worker: UpdateWorker = {
    accept: async (updates) => void accepted.push(...updates.map(({ update_id }) => update_id)),
    start: () => {},
    drain: async () => {},
    isIdle: true,
  };
  const gated = behindFloodGate(worker, messagesPerMinute, () => now);
  return {
    accepted,
    accept: (updates: readonly Update[]) => gated.accept(updates),
    wait: (ms: number) => void (now += ms),
  };
}

function updateOf(update_id: number, id?: number): Update {
  // Only what the gate looks at.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return { update_id, inline_query: id === undefined ? {} : { from: { id } } } as Update;
}

const updatesOf = (id: number | undefined, count: number) =>
  Array.from({ length: count }, (_, index) => updateOf(index, id));

describe("the flood gate", () => {
  it("lets in of one sender what may still be answered, and then as much as is typed", async () => {
    const { accepted, accept, wait } = gate(20);
    await accept(updatesOf(1, 1000));
    expect(accepted).toHaveLength(100);
    wait(1000);
    await accept(updatesOf(1, 1000));
    expect(accepted).toHaveLength(105);
  });

  it("lets everybody else in, and what names nobody", async () => {
    const { accepted, accept } = gate(20);
    await accept(updatesOf(1, 1000));
    await accept([updateOf(5000, 2), ...updatesOf(undefined, 300)]);
    expect(accepted).toHaveLength(401);
    expect(accepted).toContain(5000);
  });

  it("stands open where there is no limit", async () => {
    const { accepted, accept } = gate();
    await accept(updatesOf(1, 1000));
    expect(accepted).toHaveLength(1000);
  });
});
