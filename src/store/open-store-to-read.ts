/** Opens the store of a bot that may be running, to read what it has kept: nothing in it is changed. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Sqlite from "libsql";
import { isRow, numberOf, type Row } from "./database.ts";
import { migrations } from "./migrations.ts";
import { createSqlStore } from "./sql-store.ts";
import type { Store } from "./store.ts";
import { createVault } from "./vault.ts";

export interface StoreToRead {
  readonly dataDir: string;
  /** The bot's key. Default: the one it keeps in `dataDir`. */
  readonly key: Uint8Array | undefined;
}

/** Undefined where no bot has kept anything there yet. Throws where what it kept cannot be read. */
export function openStoreToRead({ dataDir, key }: StoreToRead): Store | undefined {
  const file = join(dataDir, "fonti.sqlite");
  const keyFile = join(dataDir, "store.key");
  if (!existsSync(file) || (key === undefined && !existsSync(keyFile))) return undefined;
  const vault = createVault(key ?? Buffer.from(readFileSync(keyFile, "utf8"), "base64"));
  const connection = openUnchangeable(file);
  return createSqlStore({
    vault,
    worker: "reader",
    database: {
      run: async (...statements) => {
        let rows: readonly Row[] = [];
        for (const { sql, values = [] } of statements)
          rows = connection
            .prepare(sql)
            .all(...values)
            .filter(isRow);
        return rows;
      },
      skipLocked: "",
      close: async () => void connection.close(),
    },
  });
}

function openUnchangeable(file: string): Sqlite.Database {
  const connection = new Sqlite(file);
  connection.pragma("busy_timeout = 2000");
  connection.pragma("query_only = 1");
  const version = connection.prepare("PRAGMA user_version").all().find(isRow);
  const expected = migrations({ sequence: "", number: "" }).length;
  if (numberOf(version, "user_version") === expected) return connection;
  connection.close();
  throw new Error(
    `${file} was written by another version of Fonti. Permitted: one that this version has been started with.`,
  );
}
