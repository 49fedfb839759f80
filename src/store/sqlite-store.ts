/** A store in one SQLite file, which survives restarts and crashes. */
import type Database from "libsql";
import { rememberedUpdates, type Owner, type Store, type UpdateKey } from "./store.ts";
import { openSqliteFile, type SqliteFileOptions } from "./sqlite-file.ts";

/**
 * Opens `file`, creating it where there is none. One that is damaged is moved aside and reported,
 * and a new one begun. Throws where the place itself cannot be used.
 */
export function createSqliteStore(options: SqliteFileOptions): Store {
  const database = openSqliteFile(options);
  return { ...settings(database), ...inbox(database), close: async () => void database.close() };
}

function settings(database: Database.Database): Pick<Store, "locale" | "setLocale" | "forget"> {
  const select = database.prepare("SELECT locale FROM settings WHERE kind = ? AND id = ?");
  const upsert = database.prepare(
    "INSERT INTO settings (kind, id, locale) VALUES (?, ?, ?) " +
      "ON CONFLICT (kind, id) DO UPDATE SET locale = excluded.locale",
  );
  const remove = database.prepare("DELETE FROM settings WHERE kind = ? AND id = ?");
  return {
    locale: async ({ kind, id }: Owner) => textOf(select.get(kind, id), "locale"),
    setLocale: async ({ kind, id }: Owner, locale) => void upsert.run(kind, id, locale),
    forget: async ({ kind, id }: Owner) => void remove.run(kind, id),
  };
}

function inbox(database: Database.Database): Pick<Store, "wasHandled" | "markHandled"> {
  const select = database.prepare("SELECT 1 FROM handled WHERE bot_id = ? AND update_id = ?");
  const insert = database.prepare(
    "INSERT OR IGNORE INTO handled (bot_id, update_id) VALUES (?, ?)",
  );
  const prune = database.prepare("DELETE FROM handled WHERE sequence <= ?");
  return {
    wasHandled: async ({ botId, updateId }: UpdateKey) => select.get(botId, updateId) !== undefined,
    markHandled: async ({ botId, updateId }: UpdateKey) => {
      const { lastInsertRowid } = insert.run(botId, updateId);
      const sequence = Number(lastInsertRowid);
      if (sequence % 1000 === 0) prune.run(sequence - rememberedUpdates);
    },
  };
}

function textOf(row: unknown, column: string): string | undefined {
  if (typeof row !== "object" || row === null) return undefined;
  const value: unknown = Reflect.get(row, column);
  return typeof value === "string" ? value : undefined;
}
