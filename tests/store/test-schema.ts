/** A schema of its own for each test on the server that `TEST_DATABASE_URL` names. */
import { randomBytes } from "node:crypto";
import { Client } from "pg";
import type { PostgresOptions } from "../../src/store/postgres-database.ts";

/** Empty: the tests on PostgreSQL are skipped. */
export const testDatabase = process.env["TEST_DATABASE_URL"] ?? "";

export const inPostgres = "in PostgreSQL";
export const noPostgres = "TEST_DATABASE_URL names no PostgreSQL server";

export function newSchema(url: string): PostgresOptions {
  return { url, schema: `fonti_test_${randomBytes(6).toString("hex")}` };
}

export async function dropSchema({ url, schema }: PostgresOptions): Promise<void> {
  const client = new Client(url);
  await client.connect();
  await client.query(`DROP SCHEMA IF EXISTS ${schema} CASCADE`);
  await client.end();
}
