/** Runs the `fonti` command as a process of its own. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));

export interface Run {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Resolves once the process has ended; `input` is all of its standard input. */
export async function fonti(args: readonly string[], input = ""): Promise<Run> {
  const child = spawn("node_modules/.bin/tsx", ["src/cli/main.ts", ...args], { cwd: root });
  child.stdin.on("error", () => undefined).end(input);
  const ended = once(child, "close");
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  await ended;
  return { exitCode: child.exitCode, stdout, stderr };
}
