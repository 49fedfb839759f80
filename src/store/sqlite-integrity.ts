/** A SQLite connection in, whether all that is in its file can be read out. */
import { isUtf8 } from "node:buffer";
import type Sqlite from "libsql";
import { isRow } from "./database.ts";

/** Undefined where nothing is wrong; else in a few words what is. */
export function findDamage(connection: Sqlite.Database): string | undefined {
  if (valuesOf(connection, strangeNames).length > 0) return "names of tables";
  const verdict = valuesOf(connection, "PRAGMA integrity_check(1)")[0];
  if (verdict !== "ok") return "its structure";
  const texts = columnsOf(connection).map(
    ([table, column]) =>
      `SELECT hex(CAST("${column}" AS BLOB)) FROM "${table}" ` +
      `WHERE typeof("${column}") = 'text' AND "${column}" GLOB '*[^ -~]*'`,
  );
  return texts.every((sql) => valuesOf(connection, sql).every(isText)) ? undefined : "its texts";
}

function isText(hex: unknown): boolean {
  return isUtf8(Buffer.from(String(hex), "hex"));
}

/** libsql ends the process when it is to read a text that is no UTF-8, so none is read before. */
const strangeNames =
  "SELECT 1 FROM sqlite_master WHERE name || tbl_name || coalesce(sql, '') GLOB '*[^' || char(10) || ' -~]*'";

function columnsOf(connection: Sqlite.Database): readonly (readonly string[])[] {
  const sql =
    "SELECT t.name || '.' || c.name FROM sqlite_master t, pragma_table_info(t.name) c WHERE t.type = 'table'";
  return valuesOf(connection, sql).map((name) => String(name).split("."));
}

/** Of the first column: libsql adds a key of its own to a row, so the value is found by its place. */
export function valuesOf(connection: Sqlite.Database, sql: string): readonly unknown[] {
  return connection
    .prepare(sql)
    .all()
    .map((row) => (isRow(row) ? Object.values(row)[0] : undefined));
}
