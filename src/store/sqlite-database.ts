/** Opens a SQLite file as a database with the tables of today, moving a damaged file aside. */
import { existsSync, mkdirSync, renameSync } from "node:fs";
import { dirname } from "node:path";
import Sqlite from "libsql";
import { isRow, numberOf, textOf, type Database, type Row, type Statement } from "./database.ts";
import { migrations } from "./migrations.ts";
import { findDamage, valuesOf } from "./sqlite-integrity.ts";
import type { Vault } from "./vault.ts";

export interface SqliteOptions {
  /** A path, or `:memory:` for what need not outlive the process. */
  readonly file: string;
  /** Names the owners of settings that an earlier version kept by their numbers. */
  readonly vault: Vault;
  /** Is told, in a sentence for the operator, if a damaged file was moved aside. */
  readonly warn: (message: string) => void;
}

/**
 * Opens `file`, creating it where there is none. One that is damaged is moved aside and reported,
 * and a new one begun. Throws where the place itself cannot be used.
 */
export function openSqlite(options: SqliteOptions): Database {
  const connection = openUndamaged(options);
  const prepared = new Map<string, Sqlite.Statement>();
  let isClosed = false;
  const rowsOf = ({ sql, values = [] }: Statement): readonly Row[] => {
    const statement = prepared.get(sql) ?? connection.prepare(sql);
    prepared.set(sql, statement);
    if (statement.reader) return statement.all(...values).filter(isRow);
    statement.run(...values);
    return [];
  };
  const inTransaction = connection.transaction((statements: readonly Statement[]) =>
    statements.map(rowsOf),
  );
  const wipe = () => void connection.pragma("wal_checkpoint(TRUNCATE)");
  return {
    skipLocked: "",
    run: async (...statements) => {
      // A statement that was prepared before would find nothing, and say nothing.
      if (isClosed) throw new Error("The store is closed.");
      const [only] = statements;
      if (statements.length === 1 && only !== undefined) return rowsOf(only);
      return inTransaction.immediate(statements).at(-1) ?? [];
    },
    wipeDeleted: async () => {
      wipe();
      // What is under way meanwhile, such as the wish to be forgotten, is done with by then.
      setTimeout(() => {
        try {
          if (!isClosed) wipe();
        } catch {
          // Whoever is forgotten next, or the end of the process, wipes it all the same.
        }
      }, wipedAgainAfter).unref();
    },
    close: async () => {
      isClosed = true;
      try {
        connection.pragma("wal_checkpoint(TRUNCATE)");
      } finally {
        connection.close();
      }
    },
  };
}

/** Milliseconds. */
const wipedAgainAfter = 20_000;

function openUndamaged(options: SqliteOptions): Sqlite.Database {
  const { file, warn } = options;
  if (file === inMemory) return open(options);
  mkdirSync(dirname(file), { recursive: true });
  try {
    return open(options);
  } catch (error) {
    if (!isDamage(error)) throw error;
    const aside = moveAside(file);
    warn(`The store ${file} is damaged; it was moved to ${aside} and a new one was begun.`);
    return open(options);
  }
}

export const inMemory = ":memory:";

function open({ file, vault }: SqliteOptions): Sqlite.Database {
  const connection = new Sqlite(file);
  try {
    connection.pragma("busy_timeout = 2000");
    connection.pragma("journal_mode = WAL");
    connection.pragma("synchronous = NORMAL");
    connection.pragma("secure_delete = ON");
    checkIntegrity(connection);
    migrate(connection);
    renameOwners(connection, vault);
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** Settings that an earlier version kept by the numbers of their owners. */
function renameOwners(connection: Sqlite.Database, vault: Vault): void {
  const rows = connection.prepare("SELECT kind, id, locale FROM settings_by_number").all();
  const insert = connection.prepare("INSERT OR IGNORE INTO settings VALUES (?, ?, ?)");
  connection.transaction(() => {
    for (const row of rows.filter(isRow)) {
      const kind = textOf(row, "kind") === "chat" ? "chat" : "user";
      const owner = vault.pseudonym({ kind, id: numberOf(row, "id") });
      for (const name of ["answers", "interface"]) insert.run(owner, name, textOf(row, "locale"));
    }
    connection.exec("DELETE FROM settings_by_number");
  })();
}

class DamagedFileError extends Error {}

function checkIntegrity(connection: Sqlite.Database): void {
  const damage = findDamage(connection);
  if (damage !== undefined) throw new DamagedFileError(`${damage} cannot be read`);
}

function migrate(connection: Sqlite.Database): void {
  const steps = migrations({ sequence: "INTEGER PRIMARY KEY AUTOINCREMENT", number: "INTEGER" });
  const version = Number(valuesOf(connection, "PRAGMA user_version")[0]);
  if (version > steps.length) throw new Error("The store was written by a newer version of Fonti.");
  for (const [step, statements] of steps.entries()) {
    if (step < version) continue;
    connection.exec(`BEGIN IMMEDIATE; ${statements} PRAGMA user_version = ${step + 1}; COMMIT;`);
  }
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
