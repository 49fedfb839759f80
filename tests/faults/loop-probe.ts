/** Loaded into the bot's own process before it: tells, when asked, how long its event loop was held up and what it weighs. */
import { createHistogram } from "node:perf_hooks";

export interface Weight {
  /** Megabytes, after a garbage collection where `--expose-gc` allows one. */
  readonly rss: number;
  readonly heap: number;
  /** Milliseconds by which the event loop was late since this was asked last. */
  readonly loopP99: number;
  readonly loopMax: number;
}

const MEGABYTE = 1024 * 1024;
/** Milliseconds. */
const TICK = 5;
const late = createHistogram();
let before = performance.now();
let used = process.cpuUsage();

/** No later than the process has worked: on a busy machine it also waits for a processor. */
function note(): void {
  const now = performance.now();
  const { user, system } = process.cpuUsage(used);
  const worked = (user + system) / 1_000;
  late.record(Math.max(1, Math.round(Math.min(now - before - TICK, worked) * 1_000)));
  before = now;
  used = process.cpuUsage();
}

setInterval(note, TICK).unref();

function weigh(): Weight {
  note();
  const weight = { loopP99: late.percentile(99) / 1_000, loopMax: late.max / 1_000 };
  globalThis.gc?.();
  const { rss, heapUsed } = process.memoryUsage();
  late.reset();
  before = performance.now();
  used = process.cpuUsage();
  return { rss: rss / MEGABYTE, heap: heapUsed / MEGABYTE, ...weight };
}

/** What no handler waits for, with all in it that must not be printed. */
function crash(words: string): void {
  const url = `https://api.example/bot${process.env["BOT_TOKEN"]}/sendMessage?text=${words}`;
  setTimeout(() => {
    throw Object.assign(new TypeError(`fetch failed: ${url}`), { url, cause: new Error(words) });
  });
}

process.on("message", ({ weight, crash: words }: { weight?: true; crash?: string }) => {
  if (weight) process.send?.(weigh());
  if (words !== undefined) crash(words);
});
process.channel?.unref();
