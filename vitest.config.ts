import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "default",
          globalSetup: "tests/telegram/call-counts.ts",
          include: ["tests/**/*.test.ts"],
          exclude: ["tests/browser/**", "tests/faults/**"],
        },
      },
      { test: { name: "browser", include: ["tests/browser/**/*.test.ts"], testTimeout: 60_000 } },
      {
        test: {
          name: "postgres",
          globalSetup: "tests/store/with-postgres.ts",
          include: ["tests/store/**/*.test.ts", "tests/cli/kept-store.test.ts"],
        },
      },
      {
        test: {
          name: "faults",
          globalSetup: "tests/telegram/call-counts.ts",
          include: ["tests/faults/**/*.test.ts"],
          testTimeout: 180_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
