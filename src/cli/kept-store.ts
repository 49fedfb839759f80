/** The store that the bot has kept in, what a command reads in it out. */
import { parseConfig, type Config } from "../config.ts";
import { readLocaleFolder } from "../locale-folder.ts";
import { openSharedStore } from "../store/open-store.ts";
import { openStoreToRead } from "../store/open-store-to-read.ts";
import type { Store } from "../store/store.ts";
import { dataDirOfBot } from "./session.ts";

/**
 * The settings are the bot's own, from the environment or `.env`; `data` names another folder than
 * theirs. Gives `none` where nothing is kept.
 */
export async function readStore<T>(
  data: string | undefined,
  none: T,
  read: (store: Store, config: Config) => Promise<T>,
): Promise<T> {
  const dataDir = dataDirOfBot();
  const result = parseConfig(process.env, Object.keys(readLocaleFolder()));
  if ("problems" in result) throw new Error(result.problems.join("\n"));
  const { databaseUrl, storeKey: key } = result.config;
  const isShared = data === undefined && databaseUrl !== undefined && key !== undefined;
  const store = isShared
    ? openSharedStore({ url: databaseUrl }, key)
    : openStoreToRead({ dataDir: data ?? dataDir, key });
  if (store === undefined) return none;
  try {
    return await read(store, result.config);
  } finally {
    await store.close();
  }
}
