/** The words of a command line in, what to measure and where to keep it out, or what is wrong with them. */
import { parseArgs } from "node:util";

export interface Arguments {
  /** The folder of the retrieval sets; without it only the synthetic ones are measured. */
  readonly folder: string | undefined;
  /** Names of retrievers. */
  readonly only: readonly string[];
  /** Passages of the synthetic sets. */
  readonly sizes: readonly number[];
  /** The folder that results go to; undefined for the one of this day and machine. */
  readonly out: string | undefined;
  readonly withTitle: boolean;
}

const SIZES = "1000,2000,5000,10000,20000,50000,100000";
const LARGEST = 1_000_000;
export const USAGE =
  "Usage: npm run bench:retrieval -- [DIR] [--only NAME,…] [--sizes 1000,2000,…|none] [--out DIR] [--with-title]";

/** A string is the sentence that says what is wrong. */
export function parseArguments(
  words: readonly string[],
  names: readonly string[],
): Arguments | string {
  const read = parse(words);
  if (typeof read === "string") return read;
  const { values, positionals } = read;
  const only = values.only?.split(",") ?? [...names];
  const unknown = only.filter((name) => !names.includes(name));
  if (unknown.length > 0)
    return `--only: there is no retriever "${unknown.join(", ")}". Permitted: ${names.join(", ")}.`;
  const sizes = values.sizes === "none" ? [] : values.sizes.split(",").map(Number);
  if (!sizes.every((size) => Number.isInteger(size) && size >= 1 && size <= LARGEST))
    return `--sizes: "${values.sizes}" is no list of sizes. Permitted: whole numbers from 1 to ${LARGEST} with commas between, or none.`;
  if (positionals.length > 1)
    return `More than one folder is given: ${positionals.join(", ")}. ${USAGE}`;
  return { folder: positionals[0], only, sizes, out: values.out, withTitle: values["with-title"] };
}

function parse(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        only: { type: "string" },
        sizes: { type: "string", default: SIZES },
        out: { type: "string" },
        "with-title": { type: "boolean", default: false },
      },
    });
  } catch (error) {
    return `${error instanceof Error ? error.message : String(error)} ${USAGE}`;
  }
}
