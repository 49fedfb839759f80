/** Work in small steps in, done when its promise resolves; everything else goes on between them. */

/** Milliseconds of work at a stretch. */
const STRETCH = 12;

/** Resolves with what the work returns; stops early, and for good, with nothing once `isStopped` says so. */
export async function takeSteps<Result>(
  steps: Generator<void, Result, void>,
  isStopped: () => boolean = () => false,
): Promise<Result | undefined> {
  let start = performance.now();
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    if (performance.now() - start < STRETCH) continue;
    await new Promise((resolve) => setImmediate(resolve));
    if (isStopped()) return undefined;
    start = performance.now();
  }
}
