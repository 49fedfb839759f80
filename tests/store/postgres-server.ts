/** A PostgreSQL server for one test, on a port of loopback, which can be stopped and started again. */
import { execFileSync, type ExecFileSyncOptions } from "node:child_process";
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { freePort } from "../config/free-port.ts";

export interface PostgresServer {
  readonly url: string;
  /** `immediate` is as if it were killed. */
  stop(mode?: "fast" | "immediate"): void;
  start(): void;
  close(): void;
}

const packaged = "/usr/lib/postgresql";

/** The folder of `initdb` and `pg_ctl`; undefined where PostgreSQL is not installed. */
export function postgresPrograms(): string | undefined {
  const versions = existsSync(packaged) ? readdirSync(packaged).toSorted().toReversed() : [];
  const folders = [
    ...versions.map((version) => join(packaged, version, "bin")),
    ...(process.env["PATH"] ?? "").split(delimiter),
  ];
  return folders.find((folder) =>
    ["initdb", "pg_ctl", "postgres"].every((name) => existsSync(join(folder, name))),
  );
}

/** PostgreSQL refuses to run as root, so it then runs as the account that owns nothing. */
const account = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

export async function startPostgres(programs: string): Promise<PostgresServer> {
  const folder = mkdtempSync(join(tmpdir(), "fonti-postgres-"));
  chmodSync(folder, 0o700);
  if (account.uid !== undefined) chownSync(folder, account.uid, account.gid);
  const data = join(folder, "data");
  const port = await freePort();
  const run = (program: string, ...parameters: readonly string[]) => {
    const options: ExecFileSyncOptions = { ...account, cwd: folder, stdio: "ignore" };
    execFileSync(join(programs, program), parameters, options);
  };
  run("initdb", "-D", data, "-U", "fonti", "-A", "trust", "-E", "UTF8", "--no-sync");
  const settings = `-h 127.0.0.1 -p ${port} -k ${folder} -F`;
  const start = () =>
    run("pg_ctl", "-D", data, "-w", "-o", settings, "-l", join(folder, "log"), "start");
  const stop = (mode: "fast" | "immediate" = "fast") =>
    run("pg_ctl", "-D", data, "-w", "-m", mode, "stop");
  start();
  const close = () => {
    stop("immediate");
    rmSync(folder, { recursive: true, force: true });
  };
  return { url: `postgres://fonti@127.0.0.1:${port}/postgres`, start, stop, close };
}
