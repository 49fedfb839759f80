/** Reads the environment into a configuration, or lists everything that is wrong with it. */
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { defaultRetentionDays } from "./telegram/services.ts";
import { keyLength } from "./store/vault.ts";

export const logLevels = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;

export interface Config {
  /** Undefined: the playground instead of Telegram. */
  readonly botToken: string | undefined;
  /** Without a slash at its end; undefined: Telegram's own server. */
  readonly telegramApiRoot: string | undefined;
  readonly knowledgeDir: string;
  readonly dataDir: string;
  /** The key of the pseudonyms in the store; undefined: one that is kept in `dataDir`. */
  readonly storeKey: Uint8Array | undefined;
  readonly defaultLocale: string;
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Undefined: long polling. */
  readonly webhook: WebhookConfig | undefined;
  /** Where health and figures are asked for; undefined: nowhere. */
  readonly operations: { readonly host: string; readonly port: number } | undefined;
  readonly logLevel: (typeof logLevels)[number];
  /** Who may use the bot; undefined: everybody. */
  readonly accessFile: string | undefined;
  /** How many messages a minute are answered to a person, and in a group. */
  readonly messagesPerMinute: number;
  /** Whether questions are kept that the sources do not answer. */
  readonly keepsQuestions: boolean;
  /** After how many days feedback and such questions are deleted. */
  readonly retentionDays: number;
}

export interface WebhookConfig {
  /** Where Telegram sends updates; its path is the one that is listened on. */
  readonly url: string;
  readonly secret: string;
}

export type Environment = Readonly<Record<string, string | undefined>>;

export type ConfigResult =
  | { readonly config: Config }
  /** A sentence each, naming the setting and what is permitted; never the value of a secret. */
  | { readonly problems: readonly string[] };

/** The folder that comes with the package; the same place seen from `src/` and from `dist/`. */
export const shippedKnowledge = fileURLToPath(new URL("../knowledge/", import.meta.url));

/** An empty value counts as not set. `locales` are those the bot speaks. */
export function parseConfig(environment: Environment, locales: readonly string[]): ConfigResult {
  const set = Object.entries(environment).filter(([, value]) => value?.trim() !== "");
  const environmentSet = Object.fromEntries(set);
  const { success, data, error } = settings(locales).safeParse(environmentSet);
  const problems = [...(error?.issues ?? []).map(toSentence), ...missingBeside(environmentSet)];
  if (!success || problems.length > 0) return { problems };
  const { BOT_TOKEN, TELEGRAM_API_ROOT, KNOWLEDGE_DIR, DATA_DIR } = data;
  const { WEBHOOK_URL: url, WEBHOOK_SECRET: secret, OPERATIONS_PORT: operationsPort } = data;
  return {
    config: {
      botToken: BOT_TOKEN,
      telegramApiRoot: TELEGRAM_API_ROOT,
      knowledgeDir: resolve(KNOWLEDGE_DIR),
      dataDir: resolve(DATA_DIR),
      storeKey: data.STORE_KEY,
      defaultLocale: data.DEFAULT_LOCALE,
      host: data.HOST,
      port: data.PORT,
      webhook: url === undefined || secret === undefined ? undefined : { url, secret },
      operations:
        operationsPort === undefined
          ? undefined
          : { host: data.OPERATIONS_HOST, port: operationsPort },
      logLevel: data.LOG_LEVEL,
      accessFile: data.ACCESS_FILE && resolve(data.ACCESS_FILE),
      messagesPerMinute: data.MESSAGES_PER_MINUTE,
      keepsQuestions: data.UNANSWERED_QUESTIONS === "on",
      retentionDays: data.RETENTION_DAYS,
    },
  };
}

function settings(locales: readonly string[]) {
  const text = z.string().trim();
  return z.object({
    BOT_TOKEN: text
      .regex(
        /^\d{1,20}:[\w-]+$/,
        "is not a bot token. Permitted: digits, a colon and letters, as @BotFather shows it.",
      )
      .optional(),
    TELEGRAM_API_ROOT: text
      .refine(isHttpUrl, "is not an address. Permitted: one that begins with https:// or http://.")
      .transform((url) => url.replace(/(?<!\/)\/+$/, ""))
      .optional(),
    KNOWLEDGE_DIR: text.default(shippedKnowledge),
    DATA_DIR: text.default("data"),
    STORE_KEY: text
      .transform((key) => Buffer.from(key, "base64"))
      .refine(
        ({ length }) => length === keyLength,
        `is no key. Permitted: ${keyLength} bytes in base64, as \`openssl rand -base64 ${keyLength}\` prints them.`,
      )
      .optional(),
    DEFAULT_LOCALE: oneOf(locales).default("en"),
    HOST: host(),
    PORT: port().default(8080),
    WEBHOOK_URL: text
      .refine(
        isWebhookUrl,
        "is no address for a webhook. Permitted: one that begins with https://, or with http:// on this machine.",
      )
      .optional(),
    WEBHOOK_SECRET: text
      .regex(
        /^[\w-]{16,256}$/,
        "is no secret for a webhook. Permitted: 16 to 256 letters, digits, _ and -, as `openssl rand -hex 32` prints them.",
      )
      .optional(),
    OPERATIONS_HOST: host(),
    OPERATIONS_PORT: port().optional(),
    LOG_LEVEL: oneOf(logLevels).default("info"),
    ACCESS_FILE: text.optional(),
    MESSAGES_PER_MINUTE: wholeNumber(1, 1_000_000).default(20),
    UNANSWERED_QUESTIONS: oneOf(["on", "off"]).default("on"),
    RETENTION_DAYS: wholeNumber(1, 3650).default(defaultRetentionDays),
    DATABASE_URL: unsupported("the store in DATA_DIR"),
  });
}

function host() {
  return z
    .string()
    .trim()
    .regex(/^[\w.:-]+$/, "is not a host. Permitted: a name or an address such as 127.0.0.1 or ::1.")
    .default("127.0.0.1");
}

function port() {
  return z
    .string()
    .trim()
    .refine(
      (number) => /^\d{1,5}$/.test(number) && Number(number) <= 65_535,
      "is not a port. Permitted: 0 to 65535.",
    )
    .transform(Number);
}

/** What is needed by another setting. */
function missingBeside({ WEBHOOK_URL, WEBHOOK_SECRET, BOT_TOKEN }: Environment): string[] {
  if (WEBHOOK_URL === undefined) return [];
  return [
    ...(BOT_TOKEN === undefined
      ? ["BOT_TOKEN is missing beside WEBHOOK_URL. Permitted: both, or neither for the playground."]
      : []),
    ...(WEBHOOK_SECRET === undefined
      ? [
          "WEBHOOK_SECRET is missing beside WEBHOOK_URL. Permitted: 16 to 256 letters, digits, _ and -, as `openssl rand -hex 32` prints them.",
        ]
      : []),
  ];
}

function oneOf<T extends string>(values: readonly T[]) {
  return z.enum(values, { error: `is not known. Permitted: ${values.join(", ")}.` });
}

function wholeNumber(least: number, most: number) {
  return z
    .string()
    .trim()
    .refine(
      (text) => /^\d{1,9}$/.test(text) && Number(text) >= least && Number(text) <= most,
      `is not such a number. Permitted: ${least} to ${most}.`,
    )
    .transform(Number);
}

function unsupported(permitted: string) {
  return z
    .undefined({ error: `is not supported by this version. Permitted: ${permitted}.` })
    .optional();
}

function isHttpUrl(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url?.protocol === "https:" || url?.protocol === "http:";
}

/** Telegram sends over HTTPS alone; a Bot API server on this machine may do without. */
function isWebhookUrl(text: string): boolean {
  if (!isHttpUrl(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === "https:" || /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname);
}

function toSentence({ path, message }: z.core.$ZodIssue): string {
  return `${path.join(".")} ${message}`;
}
