/** Work in small steps in, what it returns out, with all steps taken at once. */

export function takeAll<Result>(steps: Generator<void, Result, void>): Result {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
