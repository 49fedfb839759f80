/** A store in a SQL database: the same statements for SQLite and PostgreSQL. */
import { numberOf, textOf, type Database, type Row } from "./database.ts";
import { createSqlJournal, journalPruning } from "./sql-journal.ts";
import {
  type Feedback,
  type FeedbackStore,
  type SettingsStore,
  type Store,
  type UnansweredQuestion,
  type UnansweredQuestions,
  type Verdict,
} from "./store.ts";
import type { Vault } from "./vault.ts";

export interface SqlStoreOptions {
  readonly database: Database;
  readonly vault: Vault;
  /** Names this process among those that share the database. */
  readonly worker: string;
  /** Milliseconds since 1970. Default: `Date.now`. */
  readonly now?: () => number;
}

export function createSqlStore(options: SqlStoreOptions): Store {
  const { database, vault, now = Date.now } = options;
  return {
    settings: settingsIn(options),
    journal: createSqlJournal(options),
    feedback: feedbackIn(options),
    unanswered: unansweredIn(options),
    forget: async (owner) => {
      const values = [vault.pseudonym(owner)];
      await database.run(
        { sql: "DELETE FROM settings WHERE owner = ?", values },
        { sql: "DELETE FROM feedback WHERE owner = ?", values },
        { sql: "DELETE FROM unanswered WHERE owner = ?", values },
      );
      await database.wipeDeleted?.();
    },
    prune: async (before) => {
      await database.run(
        { sql: "DELETE FROM feedback WHERE at < ?", values: [before] },
        { sql: "DELETE FROM unanswered WHERE at < ?", values: [before] },
        { sql: pruneSettings, values: [before] },
        ...journalPruning(before, now()),
      );
    },
    close: () => database.close(),
  };
}

const pruneSettings =
  "DELETE FROM settings WHERE owner IN " +
  "(SELECT owner FROM settings WHERE name = 'left' AND CAST(value AS BIGINT) < ?)";

function settingsIn({ database, vault }: SqlStoreOptions): SettingsStore {
  const copy =
    "INSERT INTO settings (owner, name, value) SELECT ?, name, value FROM settings WHERE owner = ? " +
    "ON CONFLICT (owner, name) DO NOTHING";
  const upsert =
    "INSERT INTO settings (owner, name, value) VALUES (?, ?, ?) " +
    "ON CONFLICT (owner, name) DO UPDATE SET value = excluded.value";
  const remove = "DELETE FROM settings WHERE owner = ?";
  return {
    of: async (owner) => {
      const sql = "SELECT name, value FROM settings WHERE owner = ?";
      const rows = await database.run({ sql, values: [vault.pseudonym(owner)] });
      return new Map(rows.map((row) => [textOf(row, "name"), textOf(row, "value")]));
    },
    set: async (owner, name, value) => {
      const key = [vault.pseudonym(owner), name];
      await database.run(
        value === null
          ? { sql: `${remove} AND name = ?`, values: key }
          : { sql: upsert, values: [...key, value] },
      );
    },
    move: async (from, to) => {
      const [source, target] = [vault.pseudonym(from), vault.pseudonym(to)];
      if (source === target) return;
      await database.run(
        { sql: copy, values: [target, source] },
        { sql: remove, values: [source] },
      );
    },
  };
}

function feedbackIn({ database, vault, now = Date.now }: SqlStoreOptions): FeedbackStore {
  const upsert =
    "INSERT INTO feedback (owner, ref, locale, verdict, at) VALUES (?, ?, ?, ?, ?) " +
    "ON CONFLICT (owner, ref, locale) DO UPDATE SET verdict = excluded.verdict, at = excluded.at";
  const count =
    "SELECT ref, locale, verdict, COUNT(*) AS count FROM feedback " +
    "GROUP BY ref, locale, verdict ORDER BY count DESC, ref, locale, verdict";
  return {
    give: async (owner, { ref, locale, verdict }) => {
      const values = [vault.pseudonym(owner), ref, locale, verdict, now()];
      await database.run({ sql: upsert, values });
    },
    of: async (owner) => {
      const sql = "SELECT ref, locale, verdict FROM feedback WHERE owner = ? ORDER BY at";
      return (await database.run({ sql, values: [vault.pseudonym(owner)] })).map(toFeedback);
    },
    tally: async () =>
      (await database.run({ sql: count })).map((row) =>
        Object.assign(toFeedback(row), { count: numberOf(row, "count") }),
      ),
  };
}

function toFeedback(row: Row): Feedback {
  // What is in the table was written by `give`.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const verdict = textOf(row, "verdict") as Verdict;
  return { ref: textOf(row, "ref"), locale: textOf(row, "locale"), verdict };
}

function unansweredIn({ database, vault, now = Date.now }: SqlStoreOptions): UnansweredQuestions {
  const insert =
    "INSERT INTO unanswered (owner, question, language, reason, at) VALUES (?, ?, ?, ?, ?)";
  const select = "SELECT question, language, reason, at FROM unanswered";
  const opened = (row: Row): UnansweredQuestion[] => {
    const question = vault.unseal(textOf(row, "question"));
    if (question === undefined) return [];
    return [{ question, language: textOf(row, "language"), reason: textOf(row, "reason") }];
  };
  return {
    add: async (owner, { question, language, reason }) => {
      const values = [vault.pseudonym(owner), vault.seal(question), language, reason, now()];
      await database.run({ sql: insert, values });
    },
    of: async (owner) => {
      const sql = `${select} WHERE owner = ? ORDER BY at, sequence`;
      return (await database.run({ sql, values: [vault.pseudonym(owner)] })).flatMap(opened);
    },
    latest: async (limit) => {
      const sql = `${select} ORDER BY at DESC, sequence DESC LIMIT ?`;
      const rows = await database.run({ sql, values: [limit] });
      return rows.flatMap((row) =>
        opened(row).map((question) => Object.assign(question, { at: numberOf(row, "at") })),
      );
    },
  };
}
