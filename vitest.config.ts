import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    projects: [
      { test: { name: "default", include: ["tests/**/*.test.ts"], exclude: ["tests/browser/**"] } },
      { test: { name: "browser", include: ["tests/browser/**/*.test.ts"], testTimeout: 60_000 } },
    ],
  },
});
