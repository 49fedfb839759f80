/** What must survive a restart: chosen languages, and which updates were already handled. */
import type { Locale } from "../i18n/i18n.ts";

/**
 * A person or a chat, by its Telegram number. Nothing else is known of either, and no words of
 * theirs are ever stored.
 */
export interface Owner {
  readonly kind: "user" | "chat";
  readonly id: number;
}

/** Every operation may reject where the medium fails; callers go on without it. */
export interface SettingsStore {
  /** The language somebody chose by hand; undefined if none. */
  locale(owner: Owner): Promise<Locale | undefined>;
  setLocale(owner: Owner, locale: Locale): Promise<void>;
  /** Removes all that is stored of the owner. */
  forget(owner: Owner): Promise<void>;
}

/** Tells an update that Telegram offers again from a new one; remembers the latest thousands. */
export interface UpdateInbox {
  wasHandled(update: UpdateKey): Promise<boolean>;
  markHandled(update: UpdateKey): Promise<void>;
}

/** Update numbers are each bot's own. */
export interface UpdateKey {
  readonly botId: number;
  readonly updateId: number;
}

export interface Store extends SettingsStore, UpdateInbox {
  close(): Promise<void>;
}

/** How many handled updates are remembered at least; Telegram offers at most 100 again at once. */
export const rememberedUpdates = 10_000;
