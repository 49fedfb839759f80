/** The journal of updates in a SQL database: what to write down and what to claim in, statements out. */
import { setImmediate as nextTurn } from "node:timers/promises";
import { numberOf, textOf, type Row, type SqlValue, type Statement } from "./database.ts";
import type { SqlStoreOptions } from "./sql-store.ts";
import {
  rememberedUpdates,
  type Claim,
  type ClaimedUpdate,
  type Hold,
  type OfferedUpdate,
  type UpdateJournal,
} from "./store.ts";
import { createTurnBatch } from "./turn-batch.ts";

/** An update is unfinished for as long as it has its payload. */
export function createSqlJournal(options: SqlStoreOptions): UpdateJournal {
  const { database, vault, worker, now = Date.now } = options;
  const toRow = ({ botId, updateId, queue, payload }: OfferedTo) => {
    return [botId, updateId, vault.pseudonym(queue), vault.seal(payload), now()];
  };
  const insert = createTurnBatch<OfferedTo>(async (offered) => {
    for (const some of inPortions(offered)) {
      await database.run(...insertions(some.map(toRow), "DO NOTHING"));
      if (some.at(-1) !== offered.at(-1)) await nextTurn();
    }
  });
  const toClaimed = (row: Row): ClaimedUpdate => ({
    updateId: numberOf(row, "update_id"),
    payload: vault.unseal(textOf(row, "payload")),
    acceptedAt: numberOf(row, "at"),
    claims: numberOf(row, "claims"),
  });
  return {
    accept: (botId, updates) => insert(updates.map((update) => ({ ...update, botId }))),
    claim: claimingIn(options, toClaimed),
    renew: async (hold) => {
      const sql = `UPDATE journal SET leased_until = ? WHERE ${heldAmong(hold)}`;
      await database.run({ sql, values: [now() + hold.ms, worker, hold.botId, ...hold.updateIds] });
    },
    release: async (hold) => {
      const sql =
        "UPDATE journal SET worker = NULL, leased_until = ?, claims = claims - 1 " +
        `WHERE ${heldAmong(hold)}`;
      await database.run({ sql, values: [now() + hold.ms, worker, hold.botId, ...hold.updateIds] });
    },
    finish: async (botId, updateIds) => {
      const rows = updateIds.map((updateId) => [botId, updateId, "", null, now()]);
      await database.run(...insertions(rows, finishing));
    },
    quarantine: async (botId, updateIds) => {
      const sql =
        "UPDATE journal SET queue = '', payload = NULL, worker = NULL, quarantined = 1, at = ? " +
        `WHERE bot_id = ? AND update_id IN (${placeholders(updateIds)})`;
      await database.run({ sql, values: [now(), botId, ...updateIds] });
    },
    recover: async () => {
      const sql = `UPDATE journal SET worker = NULL, leased_until = 0 WHERE worker = ? AND ${unfinished}`;
      await database.run({ sql, values: [worker] });
    },
    counts: async () => {
      const sql =
        `SELECT (SELECT COUNT(*) FROM journal WHERE ${unfinished}) AS waiting, ` +
        "(SELECT COUNT(*) FROM journal WHERE quarantined = 1) AS quarantined";
      const [row] = await database.run({ sql });
      return { waiting: numberOf(row, "waiting"), quarantined: numberOf(row, "quarantined") };
    },
  };
}

const unfinished = "payload IS NOT NULL";
/** What ends later than any lease can, clocks differing by as much as one lasts, is of a clock that was since put back. */
const isFree = "NOT BETWEEN ? AND ?";
const finishing = "DO UPDATE SET queue = '', payload = NULL, worker = NULL, at = excluded.at";
const rowsAtOnce = 100;
/** Of payloads, after which the event loop turns: sealing and writing them takes some milliseconds. */
const charactersAtOnce = 1_000_000;

interface OfferedTo extends OfferedUpdate {
  readonly botId: number;
}

/** In the same order; what is longer by itself is a portion of its own. */
function inPortions(offered: readonly OfferedTo[]): readonly (readonly OfferedTo[])[] {
  const portions: OfferedTo[][] = [];
  let room = 0;
  for (const update of offered) {
    room -= update.payload.length;
    const last = portions.at(-1);
    if (last !== undefined && room >= 0) last.push(update);
    else {
      portions.push([update]);
      room = charactersAtOnce - update.payload.length;
    }
  }
  return portions;
}

function heldAmong({ updateIds }: Hold): string {
  return `worker = ? AND ${unfinished} AND bot_id = ? AND update_id IN (${placeholders(updateIds)})`;
}

function placeholders(values: readonly unknown[]): string {
  return values.map(() => "?").join(", ");
}

function insertions(rows: readonly (readonly SqlValue[])[], onConflict: string): Statement[] {
  const statements: Statement[] = [];
  for (let start = 0; start < rows.length; start += rowsAtOnce) {
    const some = rows.slice(start, start + rowsAtOnce);
    const values = some.map((row) => `(${placeholders(row)})`).join(", ");
    const sql =
      `INSERT INTO journal (bot_id, update_id, queue, payload, at) VALUES ${values} ` +
      `ON CONFLICT (bot_id, update_id) ${onConflict}`;
    statements.push({ sql, values: some.flat() });
  }
  return statements;
}

/**
 * Goes from queue to queue by the index, so that neither one long queue nor many of them make a
 * claim dear, and begins where the last one ended, so that none has to wait for ever.
 */
function claimingIn(
  { database, worker, now = Date.now }: SqlStoreOptions,
  toClaimed: (row: Row) => ClaimedUpdate,
): UpdateJournal["claim"] {
  const waiting = `FROM journal WHERE bot_id = ? AND ${unfinished} AND queue`;
  const sql =
    `WITH RECURSIVE queues (queue) AS (SELECT MIN(queue) ${waiting} > ? UNION ALL ` +
    `SELECT (SELECT MIN(queue) ${waiting} > queues.queue) FROM queues WHERE queue IS NOT NULL), ` +
    `free (head) AS (SELECT (SELECT MIN(sequence) ${waiting} = queues.queue) FROM queues ` +
    `WHERE (SELECT leased_until ${waiting} = queues.queue ORDER BY sequence LIMIT 1) ${isFree} LIMIT ?), ` +
    "picked AS MATERIALIZED (SELECT sequence FROM journal " +
    `WHERE sequence IN (SELECT head FROM free) AND leased_until ${isFree} ${database.skipLocked}) ` +
    "UPDATE journal SET worker = ?, leased_until = ?, claims = claims + 1 " +
    `WHERE sequence IN (SELECT sequence FROM picked) AND ${unfinished} ` +
    "RETURNING update_id, queue, payload, at, claims";
  let last = "";
  const claimAfter = async (queue: string, { botId, limit, leaseMs }: Claim) => {
    const time = now();
    const leased = [time, time + 2 * leaseMs];
    const walk = [botId, queue, botId, botId, botId, ...leased, limit];
    const values = [...walk, ...leased, worker, time + leaseMs];
    const rows = await database.run({ sql, values });
    const queues = rows.map((row) => textOf(row, "queue")).toSorted();
    last = rows.length < limit ? "" : (queues.at(-1) ?? "");
    return rows.map(toClaimed);
  };
  return async (claim) => {
    const from = last;
    const claimed = await claimAfter(from, claim);
    if (from === "" || claimed.length === claim.limit) return claimed;
    return [
      ...claimed,
      ...(await claimAfter("", { ...claim, limit: claim.limit - claimed.length })),
    ];
  };
}

/** `before` and `now` in milliseconds since 1970. */
export function journalPruning(before: number, now: number): readonly Statement[] {
  const old =
    "DELETE FROM journal WHERE payload IS NULL AND at < ? " +
    "AND sequence <= (SELECT MAX(sequence) FROM journal) - ?";
  return [
    { sql: old, values: [now - rememberedUpdates.ms, rememberedUpdates.count] },
    { sql: `DELETE FROM journal WHERE ${unfinished} AND at < ?`, values: [before] },
  ];
}
