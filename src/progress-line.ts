/** How much is done in, one line of a terminal that is written anew out; silent on what is no terminal, and on what is quick. */

export interface ProgressLine {
  readonly update: (done: number, of: number) => void;
  /** Leaves an empty line behind, for what comes next. */
  readonly end: () => void;
}

/** Milliseconds. */
const QUIET_AT_FIRST = 1_000;
const AT_MOST_EVERY = 100;
const ERASE_LINE = "\r\u001B[2K";

/** `what` is said before the figures, `units` after them: `Reading the knowledge: 12 of 2000 files`. */
export function createProgressLine(
  stream: Pick<NodeJS.WriteStream, "isTTY" | "write">,
  what: string,
  units = "files",
): ProgressLine {
  let next = performance.now() + QUIET_AT_FIRST;
  let isShown = false;
  return {
    update: (done, of) => {
      if (!stream.isTTY || performance.now() < next) return;
      next = performance.now() + AT_MOST_EVERY;
      isShown = true;
      stream.write(`${ERASE_LINE}${what}: ${done} of ${of} ${units}`);
    },
    end: () => {
      if (isShown) stream.write(ERASE_LINE);
      isShown = false;
    },
  };
}
