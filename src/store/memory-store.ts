/** A store that lives as long as the process. */
import type { Locale } from "../i18n/i18n.ts";
import { rememberedUpdates, type Owner, type Store, type UpdateKey } from "./store.ts";

export function createMemoryStore(): Store {
  const locales = new Map<string, Locale>();
  const handled = new Set<string>();
  return {
    locale: async (owner) => locales.get(ownerKey(owner)),
    setLocale: async (owner, locale) => void locales.set(ownerKey(owner), locale),
    forget: async (owner) => void locales.delete(ownerKey(owner)),
    wasHandled: async (update) => handled.has(updateKey(update)),
    markHandled: async (update) => {
      handled.add(updateKey(update));
      const [oldest] = handled;
      if (handled.size > rememberedUpdates && oldest !== undefined) handled.delete(oldest);
    },
    close: async () => {},
  };
}

function ownerKey({ kind, id }: Owner): string {
  return `${kind} ${id}`;
}

function updateKey({ botId, updateId }: UpdateKey): string {
  return `${botId} ${updateId}`;
}
