/** Before and after the tests on PostgreSQL: a server for them, where `TEST_DATABASE_URL` names none. */
import { postgresPrograms, startPostgres } from "./postgres-server.ts";

/** Returns what is to be done at the end. Throws where there is no PostgreSQL to start. */
export default async function givePostgres(): Promise<(() => void) | undefined> {
  if (process.env["TEST_DATABASE_URL"]) return undefined;
  const programs = postgresPrograms();
  if (programs === undefined)
    throw new Error(
      "PostgreSQL is not installed. Permitted: initdb, pg_ctl and postgres in a folder of PATH or " +
        "below /usr/lib/postgresql, or a TEST_DATABASE_URL.",
    );
  const server = await startPostgres(programs);
  process.env["TEST_DATABASE_URL"] = server.url;
  return () => server.close();
}
