/** Reads the texts of every locale from a folder: one JSON file each, named after its locale. */
import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { join } from "node:path";
import { z } from "zod";
import type { LocaleTexts } from "./i18n/i18n.ts";

const texts = z.record(z.string(), z.unknown());

/** The folder that comes with the package; the same place seen from `src/` and from `dist/`. */
export const shippedLocales = fileURLToPath(new URL("../locales/", import.meta.url));

/** Throws, naming the file, if one cannot be read or is not JSON. */
export function readLocaleFolder(folder: string = shippedLocales): LocaleTexts {
  const files = readdirSync(folder).filter((name) => name.endsWith(".json"));
  return Object.fromEntries(
    files.map((name) => [name.slice(0, -".json".length), readTexts(join(folder, name))]),
  );
}

function readTexts(file: string): Record<string, unknown> {
  try {
    return texts.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`${file}: not a readable JSON file. ${reason}`, { cause: error });
  }
}
