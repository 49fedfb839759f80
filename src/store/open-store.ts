/** Opens the store that the settings name: PostgreSQL, a SQLite file and its key, or one that ends with the process. */
import { randomBytes, randomUUID } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openPostgres, type PostgresOptions } from "./postgres-database.ts";
import { inMemory, openSqlite } from "./sqlite-database.ts";
import { createSqlStore } from "./sql-store.ts";
import type { Store } from "./store.ts";
import { createVault, keyLength } from "./vault.ts";

/** A file is for one process at a time, so the next of that name takes over what it left. */
const onlyWorker = "alone";

export interface StorePlace {
  readonly dataDir: string;
  /** The key of the pseudonyms, `keyLength` bytes. Default: one made once and kept in `dataDir`. */
  readonly key: Uint8Array | undefined;
  /** Is told, in a sentence for the operator, if a damaged file was moved aside. */
  readonly warn: (message: string) => void;
}

/** Throws where the place cannot be used. */
export function openStore({ dataDir, key, warn }: StorePlace): Store {
  mkdirSync(dataDir, { recursive: true });
  const vault = createVault(key ?? keptKey(join(dataDir, "store.key")));
  const database = openSqlite({ file: join(dataDir, "fonti.sqlite"), vault, warn });
  return createSqlStore({ database, vault, worker: onlyWorker });
}

/** Several processes may open the same one, with the same key. `key`: `keyLength` bytes. */
export function openSharedStore(options: PostgresOptions, key: Uint8Array): Store {
  const database = openPostgres(options);
  return createSqlStore({ database, vault: createVault(key), worker: randomUUID() });
}

export function openPassingStore(): Store {
  const vault = createVault(randomBytes(keyLength));
  const database = openSqlite({ file: inMemory, vault, warn: () => {} });
  return createSqlStore({ database, vault, worker: onlyWorker });
}

/** Only the operator's account may read it. */
function keptKey(file: string): Uint8Array {
  try {
    writeFileSync(file, randomBytes(keyLength).toString("base64"), { flag: "wx", mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error) || Reflect.get(error, "code") !== "EEXIST") throw error;
  }
  const key = Buffer.from(readFileSync(file, "utf8"), "base64");
  if (key.length === keyLength) return key;
  throw new Error(`${file} holds no key. Permitted: ${keyLength} bytes in base64.`);
}
