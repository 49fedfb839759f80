/** The table of what is measured: each retriever by its name, and up to how many passages it is measured. */
import {
  createFlexSearch,
  createFlexSearchWithSuggest,
  createFlexSearchWithTerms,
} from "./flex-search.ts";
import { createFonti, createFontiBm25 } from "./fonti.ts";
import { createFts5, createFts5WithTerms } from "./fts5.ts";
import { createLunr, createLunrWithTerms } from "./lunr-index.ts";
import { createMiniSearch, createMiniSearchWithTerms } from "./mini-search.ts";
import { createOramaWithTerms } from "./orama.ts";
import { ReferenceBm25 } from "./reference-bm25.ts";
import type { Retriever } from "./retriever.ts";
import { createWinkWithTerms } from "./wink-bm25.ts";

export interface Contender {
  readonly create: () => Retriever;
  /** Passages of the synthetic corpus beyond which it is left out: it takes minutes or gigabytes, or does not read our terms. */
  readonly largest: number;
}

const EVERY_SIZE = Number.POSITIVE_INFINITY;

/** What the others' times are divided by. */
export const OURS = "fonti";

/** In the order of the report, whose picture has room for the first eight. */
const table: readonly Contender[] = [
  { create: createFonti, largest: EVERY_SIZE },
  { create: createFontiBm25, largest: EVERY_SIZE },
  { create: () => new ReferenceBm25(), largest: EVERY_SIZE },
  { create: createFts5WithTerms, largest: EVERY_SIZE },
  { create: createMiniSearchWithTerms, largest: EVERY_SIZE },
  { create: createFlexSearchWithTerms, largest: EVERY_SIZE },
  { create: createOramaWithTerms, largest: 10_000 },
  { create: createWinkWithTerms, largest: 10_000 },
  { create: createLunrWithTerms, largest: 10_000 },
  { create: createFts5, largest: 2000 },
  { create: createMiniSearch, largest: 2000 },
  { create: createLunr, largest: 2000 },
  { create: createFlexSearchWithSuggest, largest: 2000 },
  { create: createFlexSearch, largest: 2000 },
];

export const contenders: ReadonlyMap<string, Contender> = new Map(
  table.map((contender) => [contender.create().name, contender]),
);
