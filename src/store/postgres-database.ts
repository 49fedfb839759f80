/** Opens a PostgreSQL server as a database with the tables of today, as soon as it can be reached. */
import { Pool, types, type PoolClient } from "pg";
import type { Database, Row, Statement } from "./database.ts";
import { migrations } from "./migrations.ts";

export interface PostgresOptions {
  readonly url: string;
  /** In which the tables lie; made where it is missing. Default: the one the server looks in first. */
  readonly schema?: string;
}

/** Milliseconds. Nobody waits longer for an answer than these, where the server is away. */
const times = {
  connect: 3000,
  statement: 5000,
  /** For which nothing is tried after it could not be reached. */
  rest: 1000,
  idle: 30_000,
};
/** Connections of this process. */
const mostConnections = 8;
/** What keeps replicas that start at once from changing the tables at once. */
const migrationLock = 7_018_553;

/**
 * Connects with the first statement, and again whenever the server comes back. Statements reject
 * while it is away; errors never hold the URL.
 */
export function openPostgres(options: PostgresOptions): Database {
  const pool = createPool(options);
  let migrating: Promise<void> | undefined;
  let restUntil = 0;
  const migrated = async () => {
    migrating ??= migrate(pool, options);
    try {
      await migrating;
    } catch (error) {
      migrating = undefined;
      throw error;
    }
  };
  const run = async (statements: readonly Statement[]) => {
    if (performance.now() < restUntil) throw new UnreachableError();
    try {
      await migrated();
      return await inOneTransaction(pool, statements);
    } catch (error) {
      if (isUnreachable(error)) restUntil = performance.now() + times.rest;
      throw error;
    }
  };
  return {
    skipLocked: "FOR UPDATE SKIP LOCKED",
    run: (...statements) => run(statements),
    close: () => pool.end(),
  };
}

class UnreachableError extends Error {
  override readonly name = "UnreachableError";
}

/** Whether it was the connection that failed and not a statement, which has an SQLSTATE of its own. */
function isUnreachable(error: unknown): boolean {
  const code: unknown = error instanceof Error ? Reflect.get(error, "code") : undefined;
  return typeof code !== "string" || !/^[0-9A-Z]{5}$/.test(code) || /^(?:08|57P)/.test(code);
}

function createPool({ url, schema }: PostgresOptions): Pool {
  const pool = new Pool({
    connectionString: url,
    application_name: "fonti",
    max: mostConnections,
    connectionTimeoutMillis: times.connect,
    query_timeout: times.statement,
    statement_timeout: times.statement,
    idleTimeoutMillis: times.idle,
    keepAlive: true,
    types: { getTypeParser },
    ...(schema !== undefined && { options: `-c search_path=${schema}` }),
  });
  // A connection that breaks while nobody uses it is replaced with the next statement.
  pool.on("error", () => undefined);
  return pool;
}

const int8: number = types.builtins.INT8;

/** Our whole numbers all fit into 53 bits. */
const getTypeParser: typeof types.getTypeParser = (id: number, format?: "text" | "binary") =>
  id === int8 ? Number : types.getTypeParser(id, format);

async function inOneTransaction(
  pool: Pool,
  statements: readonly Statement[],
): Promise<readonly Row[]> {
  const [only] = statements;
  if (statements.length === 1 && only !== undefined) return (await pool.query(toQuery(only))).rows;
  return onConnection(pool, async (client) => {
    let rows: readonly Row[] = [];
    await client.query("BEGIN");
    for (const statement of statements) rows = (await client.query(toQuery(statement))).rows;
    await client.query("COMMIT");
    return rows;
  });
}

/** A connection on which something failed is closed: nobody can tell what it is in the midst of. */
async function onConnection<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    const result = await work(client);
    client.release();
    return result;
  } catch (error) {
    client.release(true);
    throw error;
  }
}

/** No statement of ours has a question mark that is not a value. */
function toQuery({ sql, values = [] }: Statement) {
  let count = 0;
  return { text: sql.replace(/\?/g, () => `$${(count += 1)}`), values: [...values] };
}

async function migrate(pool: Pool, { schema }: PostgresOptions): Promise<void> {
  const steps = migrations({
    sequence: "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY",
    number: "BIGINT",
  });
  await onConnection(pool, async (client) => {
    await client.query("BEGIN");
    await client.query("SELECT pg_advisory_xact_lock($1)", [migrationLock]);
    if (schema !== undefined) await client.query(`CREATE SCHEMA IF NOT EXISTS ${schema}`);
    await client.query("CREATE TABLE IF NOT EXISTS schema_version (version BIGINT NOT NULL)");
    const { rows } = await client.query("SELECT MAX(version) AS version FROM schema_version");
    const version = Number(rows[0]?.version ?? 0);
    if (version > steps.length)
      throw new Error("The store was written by a newer version of Fonti.");
    for (const [index, statements] of steps.entries()) {
      if (index < version) continue;
      await client.query(statements);
      await client.query("INSERT INTO schema_version VALUES ($1)", [index + 1]);
    }
    await client.query("COMMIT");
  });
}
