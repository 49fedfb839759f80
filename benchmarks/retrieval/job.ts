/** What to measure in, its measurement out, from a process of its own, or why there is none. */
import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Measurement } from "./measurement.ts";

export interface Job {
  readonly retriever: string;
  readonly source: { readonly folder: string; readonly name: string } | { readonly size: number };
  /** Whether passages begin with their title. */
  readonly withTitle: boolean;
}

export interface Failure {
  readonly retriever: string;
  readonly set: string;
  readonly why: string;
}

/** Reading, building and three passes over the questions; whatever takes longer is given up. */
export const JOB_BOUND_MS = 20 * 60_000;
const HEAP_LIMIT_MB = 8192;

const root = fileURLToPath(new URL("../../", import.meta.url));
const script = fileURLToPath(new URL("measurement-process.ts", import.meta.url));
const execArgv = ["--expose-gc", `--max-old-space-size=${HEAP_LIMIT_MB}`, "--import", "tsx"];

/** In a process of its own, so that neither the heap nor what is compiled is another retriever's. */
export async function run(job: Job): Promise<Measurement | Failure> {
  const child = fork(script, { cwd: root, execArgv });
  const fail = (why: string): Failure => ({ retriever: job.retriever, set: setName(job), why });
  const timer = setTimeout(() => child.kill("SIGKILL"), JOB_BOUND_MS);
  const result = await new Promise<Measurement | Failure>((resolve) => {
    child.once("message", (message) => resolve(message as Measurement | Failure));
    child.once("error", ({ message }) => resolve(fail(message)));
    child.once("exit", (code, signal) =>
      resolve(
        fail(
          signal === "SIGKILL"
            ? `did not end within ${JOB_BOUND_MS / 60_000} minutes`
            : `ended with ${signal ?? `exit code ${code}`}`,
        ),
      ),
    );
    child.send(job);
  });
  clearTimeout(timer);
  return result;
}

export function setName({ source }: Pick<Job, "source">): string {
  return "size" in source ? `synthetic-${source.size}` : source.name;
}
