/** Loaded into the bot's own process before it: tells, when asked, how long its event loop was held up and what it weighs. */
import { monitorEventLoopDelay } from "node:perf_hooks";

export interface Weight {
  /** Megabytes, after a garbage collection where `--expose-gc` allows one. */
  readonly rss: number;
  readonly heap: number;
  /** Milliseconds of the event loop since it was asked last. */
  readonly loopP99: number;
  readonly loopMax: number;
}

const MEGABYTE = 1024 * 1024;
const loop = monitorEventLoopDelay({ resolution: 1 });
loop.enable();

function weigh(): Weight {
  const weight = { loopP99: loop.percentile(99) / 1e6, loopMax: loop.max / 1e6 };
  globalThis.gc?.();
  const { rss, heapUsed } = process.memoryUsage();
  setImmediate(() => loop.reset());
  return { rss: rss / MEGABYTE, heap: heapUsed / MEGABYTE, ...weight };
}

process.on("message", () => void process.send?.(weigh()));
process.channel?.unref();
