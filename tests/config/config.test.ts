import { readFileSync } from "node:fs";
import { isAbsolute } from "node:path";
import { describe, expect, it } from "vitest";
import { parseConfig, type Environment } from "../../src/config.ts";

const locales = ["en", "it", "zh"];

function configOf(environment: Environment) {
  const result = parseConfig(environment, locales);
  if ("problems" in result) throw new Error(result.problems.join("\n"));
  return result.config;
}

function problemsOf(environment: Environment): readonly string[] {
  const result = parseConfig(environment, locales);
  return "problems" in result ? result.problems : [];
}

describe("the configuration", () => {
  it("needs no setting at all", () => {
    const { knowledgeDir, dataDir, ...rest } = configOf({});
    expect(isAbsolute(knowledgeDir) && isAbsolute(dataDir)).toBe(true);
    expect(rest).toEqual({
      botToken: undefined,
      telegramApiRoot: undefined,
      defaultLocale: "en",
      host: "127.0.0.1",
      port: 8080,
      webhook: undefined,
      operations: undefined,
      logLevel: "info",
      messagesPerMinute: 20,
      keepsQuestions: true,
      retentionDays: 90,
    });
  });

  it("takes every setting, trimmed, and an API root without its last slash", () => {
    const config = configOf({
      BOT_TOKEN: " 123:AA-b_c ",
      TELEGRAM_API_ROOT: "http://localhost:8081/",
      KNOWLEDGE_DIR: "/srv/knowledge",
      DATA_DIR: "/srv/data",
      DATABASE_URL: "postgres://fonti@db.example.org/fonti",
      STORE_KEY: Buffer.alloc(32, 7).toString("base64"),
      DEFAULT_LOCALE: "zh",
      HOST: "::1",
      PORT: "0",
      WEBHOOK_URL: "https://example.org/fonti",
      WEBHOOK_SECRET: "sixteen-letters_",
      OPERATIONS_HOST: "localhost",
      OPERATIONS_PORT: "9090",
      LOG_LEVEL: "silent",
      ACCESS_FILE: "/srv/access.yaml",
      MESSAGES_PER_MINUTE: " 60 ",
      UNANSWERED_QUESTIONS: "off",
      RETENTION_DAYS: "7",
    });
    expect(config).toEqual({
      botToken: "123:AA-b_c",
      telegramApiRoot: "http://localhost:8081",
      knowledgeDir: "/srv/knowledge",
      dataDir: "/srv/data",
      databaseUrl: "postgres://fonti@db.example.org/fonti",
      storeKey: Buffer.alloc(32, 7),
      defaultLocale: "zh",
      host: "::1",
      port: 0,
      webhook: { url: "https://example.org/fonti", secret: "sixteen-letters_" },
      operations: { host: "localhost", port: 9090 },
      logLevel: "silent",
      accessFile: "/srv/access.yaml",
      messagesPerMinute: 60,
      keepsQuestions: false,
      retentionDays: 7,
    });
  });

  it("takes an empty value for one that is not set", () => {
    expect(configOf({ BOT_TOKEN: "", PORT: "  ", DATABASE_URL: "" })).toEqual(configOf({}));
  });

  it("lists every problem at once, with what is permitted", () => {
    const problems = problemsOf({
      BOT_TOKEN: "secret",
      TELEGRAM_API_ROOT: "ftp://example.org",
      DEFAULT_LOCALE: "tlh",
      HOST: "two words",
      PORT: "65536",
      WEBHOOK_URL: "http://example.org/",
      WEBHOOK_SECRET: "too short",
      OPERATIONS_HOST: "/",
      OPERATIONS_PORT: "x",
      LOG_LEVEL: "loud",
      MESSAGES_PER_MINUTE: "0",
      UNANSWERED_QUESTIONS: "maybe",
      RETENTION_DAYS: "a week",
    });
    expect(problems.map((problem) => problem.split(" ")[0])).toEqual([
      "BOT_TOKEN",
      "TELEGRAM_API_ROOT",
      "DEFAULT_LOCALE",
      "HOST",
      "PORT",
      "WEBHOOK_URL",
      "WEBHOOK_SECRET",
      "OPERATIONS_HOST",
      "OPERATIONS_PORT",
      "LOG_LEVEL",
      "MESSAGES_PER_MINUTE",
      "UNANSWERED_QUESTIONS",
      "RETENTION_DAYS",
    ]);
    for (const problem of problems) expect(problem).toMatch(/\. Permitted: .+\.$/);
    expect(problems[2]).toContain("en, it, zh");
  });

  it.each(["-1", "80.5", "1e3", "0x50", "eighty", "99999"])("refuses %s as a port", (PORT) => {
    expect(problemsOf({ PORT })).toHaveLength(1);
  });

  it("takes a database together with the key that all its processes share", () => {
    const DATABASE_URL = "postgresql://u:canary@h/d";
    const STORE_KEY = Buffer.alloc(32, 7).toString("base64");
    expect(configOf({ DATABASE_URL, STORE_KEY }).databaseUrl).toBe(DATABASE_URL);
    expect(problemsOf({ DATABASE_URL })).toEqual([
      expect.stringMatching(/^STORE_KEY is missing beside DATABASE_URL\. Permitted: 32 bytes/),
    ]);
  });

  it.each(["mysql://u:canary@h/d", "canary", "http://canary"])(
    "refuses %s as a database, without repeating it",
    (DATABASE_URL) => {
      const STORE_KEY = Buffer.alloc(32, 7).toString("base64");
      const [problem] = problemsOf({ DATABASE_URL, STORE_KEY });
      expect(problem).toMatch(/^DATABASE_URL is not the address of a database\. Permitted: /);
      expect(problem).not.toContain("canary");
    },
  );

  it.each([
    "https://bot.example.org:8443/a/path?and=more",
    "http://127.0.0.1:8080/",
    "http://127.1.2.3",
    "http://localhost/x",
    "http://[::1]:8080/x",
  ])("takes %s as a webhook's address", (WEBHOOK_URL) => {
    const beside = { BOT_TOKEN: "1:a", WEBHOOK_SECRET: "sixteen-letters_" };
    expect(configOf({ ...beside, WEBHOOK_URL }).webhook?.url).toBe(WEBHOOK_URL);
  });

  it.each([
    "http://bot.example.org/",
    "http://127.0.0.1.example.org/",
    "http://localhost.example.org/",
    "ftp://127.0.0.1/",
    "127.0.0.1:8080",
  ])("refuses %s as a webhook's address", (WEBHOOK_URL) => {
    const beside = { BOT_TOKEN: "1:a", WEBHOOK_SECRET: "sixteen-letters_" };
    expect(problemsOf({ ...beside, WEBHOOK_URL })).toEqual([
      expect.stringMatching(/^WEBHOOK_URL .+ Permitted: .+\.$/),
    ]);
  });

  it.each(["fifteen-letters", "with spaces in it", "a".repeat(257), "è-sixteen-letters"])(
    "refuses %s as a webhook's secret",
    (WEBHOOK_SECRET) => {
      expect(problemsOf({ WEBHOOK_SECRET })).toEqual([
        expect.stringMatching(/^WEBHOOK_SECRET .+ Permitted: 16 to 256 .+\.$/),
      ]);
    },
  );

  it("takes no webhook without its secret, nor without a token", () => {
    expect(problemsOf({ WEBHOOK_URL: "https://example.org/" })).toEqual([
      expect.stringMatching(/^BOT_TOKEN is missing .+ Permitted: .+\.$/),
      expect.stringMatching(/^WEBHOOK_SECRET is missing .+ Permitted: .+\.$/),
    ]);
  });

  it("never repeats a value, since it may be a secret", () => {
    const names = [
      "BOT_TOKEN",
      "TELEGRAM_API_ROOT",
      "PORT",
      "LOG_LEVEL",
      "DATABASE_URL",
      "MESSAGES_PER_MINUTE",
      "UNANSWERED_QUESTIONS",
      "RETENTION_DAYS",
      "STORE_KEY",
      "WEBHOOK_SECRET",
    ];
    const problems = problemsOf(Object.fromEntries(names.map((name) => [name, "canary value"])));
    expect(problems).toHaveLength(names.length);
    expect(problems.join("\n")).not.toContain("canary");
  });

  it("documents every setting in .env.example, each as a comment", () => {
    const example = readFileSync(new URL("../../.env.example", import.meta.url), "utf8");
    const documented = [...example.matchAll(/^#([A-Z_]+)=/gm)].map(([, name]) => name);
    expect(documented).toEqual([
      "BOT_TOKEN",
      "TELEGRAM_API_ROOT",
      "KNOWLEDGE_DIR",
      "DATA_DIR",
      "STORE_KEY",
      "DATABASE_URL",
      "ACCESS_FILE",
      "MESSAGES_PER_MINUTE",
      "UNANSWERED_QUESTIONS",
      "RETENTION_DAYS",
      "DEFAULT_LOCALE",
      "HOST",
      "PORT",
      "WEBHOOK_URL",
      "WEBHOOK_SECRET",
      "OPERATIONS_HOST",
      "OPERATIONS_PORT",
      "LOG_LEVEL",
    ]);
    expect(example).not.toMatch(/^[A-Z]/m);
  });
});
