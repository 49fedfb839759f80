/** Faults by chance: the same from the same seed, in their shares, and flood waits that are kept. */
import { describe, expect, it } from "vitest";
import { createRandomFaults } from "../../src/bot-api-server/random-faults.ts";

const shares = { tooMany: 0.1, badGateway: 0.05, cut: 0.05, cutAfter: 0.05, hang: 0.02 };

function faultsOf(seed: number, calls: number) {
  const faults = createRandomFaults({ seed, shares, now: () => 0 });
  const each = Array.from({ length: calls }, (_, index) =>
    faults.intercept("sendMessage", { chat_id: index }),
  );
  return { faults, each };
}

const refusal = (seconds: number) => ({ parameters: { retry_after: seconds } });

describe("random faults", () => {
  it("are the same from the same seed, and others from another", () => {
    expect(faultsOf(7, 200).each).toEqual(faultsOf(7, 200).each);
    expect(faultsOf(7, 200).each).not.toEqual(faultsOf(8, 200).each);
  });

  it("befall the shares of calls that they are given", () => {
    const { faults } = faultsOf(1, 20_000);
    for (const [kind, share] of Object.entries(shares))
      expect((faults.struck.get(kind as keyof typeof shares) ?? 0) / 20_000).toBeCloseTo(share, 1);
  });

  it("leave alone what neither sends nor edits nor answers", () => {
    const { intercept } = createRandomFaults({ seed: 1, shares: { cut: 1 } });
    expect(intercept("getUpdates", {})).toBeUndefined();
    expect(intercept("editMessageText", {})).toBe("cut");
  });

  it("go on refusing a chat until its retry_after is over, and count who came early", () => {
    let now = 0;
    const every = { seed: 1, shares: { tooMany: 1 }, retryAfter: 3, now: () => now };
    const { intercept, early } = createRandomFaults(every);
    expect(intercept("sendMessage", { chat_id: 1 })).toMatchObject(refusal(3));
    now = 1500;
    expect(intercept("sendMessage", { chat_id: 1 })).toMatchObject(refusal(2));
    expect(intercept("sendMessage", { chat_id: 2 })).toMatchObject(refusal(3));
    expect(early()).toBe(1);
    now = 3000;
    intercept("sendMessage", { chat_id: 1 });
    expect(early()).toBe(1);
  });
});
