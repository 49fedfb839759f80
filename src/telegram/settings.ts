/** Reads what people and groups have set from the texts of the store, and writes it there. */
import type { I18n, Locale } from "../i18n/i18n.ts";
import type { Owner, Settings } from "../store/store.ts";
import { safeError } from "./safe-error.ts";
import type { BotServices } from "./services.ts";

/** When the bot speaks in a group by itself: on a mention, a reply or a command; on commands; never. */
export const manners = ["mention", "command", "silent"] as const;
export type Manner = (typeof manners)[number];

export const lengths = ["full", "short"] as const;
export type Length = (typeof lengths)[number];

export interface PersonSettings {
  /** The language of answers; undefined: the question's. */
  readonly answers: Locale | undefined;
  /** The language of menus and of what the bot says of itself; undefined: that of Telegram. */
  readonly interface: Locale | undefined;
}

export interface GroupSettings {
  /** For questions that do not tell their language, of people who have chosen none. */
  readonly language: Locale | undefined;
  readonly speaks: Manner;
  readonly length: Length;
  /** The `message_thread_id` of each forum topic the bot is silent in; 1 is the General topic. */
  readonly silentTopics: ReadonlySet<number>;
  /** Whether the bot has said hello there. */
  readonly wasGreeted: boolean;
}

export type PersonSetting = keyof PersonSettings;
export type GroupSetting =
  | "language"
  | "speaks"
  | "length"
  | `topic:${number}`
  | "greeted"
  /** When the bot was removed, in milliseconds since 1970. */
  | "left";

/** A store that fails is logged, and counts as nothing set. */
export async function personSettings(
  services: BotServices,
  owner: Owner | undefined,
): Promise<PersonSettings> {
  const settings = owner?.kind === "user" ? await read(services, owner) : nothing;
  return {
    answers: spoken(settings.get("answers"), services.i18n),
    interface: spoken(settings.get("interface"), services.i18n),
  };
}

/** As for people; values that this version does not know count as not set. */
export async function groupSettings(services: BotServices, chatId: number): Promise<GroupSettings> {
  const settings = await read(services, { kind: "chat", id: chatId });
  // A group's choice by the name it had before people and groups had settings of their own.
  const language = settings.get("language") ?? settings.get("answers");
  return {
    language: spoken(language, services.i18n),
    speaks: manners.find((manner) => manner === settings.get("speaks")) ?? "mention",
    length: lengths.find((length) => length === settings.get("length")) ?? "full",
    silentTopics: silentTopicsIn(settings),
    wasGreeted: settings.has("greeted"),
  };
}

/** False where the store fails, which is logged; `null` takes a setting back. */
export async function savePersonSetting(
  services: BotServices,
  owner: Owner,
  change: { readonly name: PersonSetting; readonly value: string | null },
): Promise<boolean> {
  return write(services, () => services.store.settings.set(owner, change.name, change.value));
}

/** As `savePersonSetting`. */
export async function saveGroupSetting(
  services: BotServices,
  chatId: number,
  change: { readonly name: GroupSetting; readonly value: string | null },
): Promise<boolean> {
  const owner: Owner = { kind: "chat", id: chatId };
  return write(services, async () => {
    await services.store.settings.set(owner, change.name, change.value);
    if (change.name === "language") await services.store.settings.set(owner, "answers", null);
  });
}

const nothing: Settings = new Map();

async function read({ store, log }: BotServices, owner: Owner): Promise<Settings> {
  try {
    return await store.settings.of(owner);
  } catch (error) {
    log.error(safeError(error), "The store cannot be read; going on without saved choices.");
    return nothing;
  }
}

async function write({ log }: BotServices, call: () => Promise<void>): Promise<boolean> {
  try {
    await call();
    return true;
  } catch (error) {
    log.error(safeError(error), "The store cannot be written; a choice is lost.");
    return false;
  }
}

/** A language that is no longer spoken is no choice. */
function spoken(value: string | undefined, { locales }: I18n): Locale | undefined {
  return locales.find((locale) => locale === value);
}

function wholeNumber(text = ""): number | undefined {
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

function silentTopicsIn(settings: Settings): ReadonlySet<number> {
  const names = [...settings].filter(([, value]) => value === "off").map(([name]) => name);
  return new Set(
    names.flatMap((name) => {
      const [kind, id] = name.split(":");
      const topic = kind === "topic" ? wholeNumber(id) : undefined;
      return topic ?? [];
    }),
  );
}
