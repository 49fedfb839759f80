/** Opens a SQLite file with the tables of today, moving a damaged file aside. */
import { existsSync, mkdirSync, renameSync } from "node:fs";
import { dirname } from "node:path";
import Database from "libsql";

export interface SqliteFileOptions {
  readonly file: string;
  /** Is told, in a sentence for the operator, if a damaged file was moved aside. */
  readonly warn: (message: string) => void;
}

/** Each step takes the tables one version further; `user_version` counts the steps taken. */
const migrations = [
  `CREATE TABLE settings (
     kind TEXT NOT NULL, id INTEGER NOT NULL, locale TEXT NOT NULL, PRIMARY KEY (kind, id)
   ) WITHOUT ROWID;
   CREATE TABLE handled (
     sequence INTEGER PRIMARY KEY AUTOINCREMENT,
     bot_id INTEGER NOT NULL, update_id INTEGER NOT NULL, UNIQUE (bot_id, update_id)
   );`,
];

export function openSqliteFile({ file, warn }: SqliteFileOptions): Database.Database {
  mkdirSync(dirname(file), { recursive: true });
  try {
    return open(file);
  } catch (error) {
    if (!isDamage(error)) throw error;
    const aside = moveAside(file);
    warn(`The store ${file} is damaged; it was moved to ${aside} and a new one was begun.`);
    return open(file);
  }
}

function open(file: string): Database.Database {
  const database = new Database(file);
  try {
    database.pragma("busy_timeout = 2000");
    database.pragma("journal_mode = WAL");
    database.pragma("synchronous = NORMAL");
    checkIntegrity(database);
    migrate(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

class DamagedFileError extends Error {}

function checkIntegrity(database: Database.Database): void {
  const verdict = firstColumn(database.prepare("PRAGMA quick_check(1)").get());
  if (verdict !== "ok") throw new DamagedFileError(`quick_check: ${String(verdict)}`);
}

function migrate(database: Database.Database): void {
  const version = Number(firstColumn(database.prepare("PRAGMA user_version").get()));
  if (version > migrations.length)
    throw new Error("The store was written by a newer version of Fonti.");
  for (const [step, statements] of migrations.entries()) {
    if (step < version) continue;
    database.exec(`BEGIN IMMEDIATE; ${statements} PRAGMA user_version = ${step + 1}; COMMIT;`);
  }
}

/** libsql adds a key of its own to a row, so the value is found by its place. */
function firstColumn(row: unknown): unknown {
  return typeof row === "object" && row !== null ? Object.values(row)[0] : undefined;
}

function isDamage(error: unknown): boolean {
  if (error instanceof DamagedFileError) return true;
  const text = error instanceof Error ? `${Reflect.get(error, "code")} ${error.message}` : "";
  return /SQLITE_(?:NOTADB|CORRUPT)|not a database|malformed/.test(text);
}

/** The journal goes along, since a new file must not inherit it. */
function moveAside(file: string): string {
  const aside = freeName(file);
  for (const suffix of ["", "-wal", "-shm"])
    if (existsSync(file + suffix)) renameSync(file + suffix, aside + suffix);
  return aside;
}

function freeName(file: string): string {
  for (let number = 1; ; number += 1) {
    const name = `${file}.damaged-${number}`;
    if (!existsSync(name)) return name;
  }
}
