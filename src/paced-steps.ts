/** Work in small steps in, done when its promise resolves; everything else goes on between them. */

/** Milliseconds of work at a stretch. */
const STRETCH = 12;

/** Stops early, and for good, once `isStopped` says so. */
export async function takeSteps(
  steps: Iterable<void>,
  isStopped: () => boolean = () => false,
): Promise<void> {
  let start = performance.now();
  for (const _ of steps) {
    if (performance.now() - start < STRETCH) continue;
    await new Promise((resolve) => setImmediate(resolve));
    if (isStopped()) return;
    start = performance.now();
  }
}
