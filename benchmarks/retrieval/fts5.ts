/** Passages in, the ranking of SQLite's FTS5 out: over its own words, and over our terms. */
import Database from "libsql";
import { termReader, type TermReader } from "./our-terms.ts";
import { LONGEST_SNIPPET, type Passage, type Retriever } from "./retriever.ts";

/** The most that FTS5's `snippet()` may be asked for. */
const SNIPPET_WORDS = 64;
/** One row of its table each; contentless, since what is indexed is already all that is needed. */
const TERM_TABLE = "fts5(body, content='', tokenize='unicode61 remove_diacritics 0')";
const TEXT_TABLE = "fts5(body, tokenize='unicode61')";

export function createFts5(): Retriever {
  let table: Table;
  return {
    name: "fts5",
    given:
      "SQLite's FTS5 over the text, `unicode61`, any word of the question quoted; its `bm25()` and its `snippet()` of 64 words.",
    build(passages) {
      table = openTable(TEXT_TABLE, { passages, bodyOf: (text) => text });
    },
    search: (question, limit) => table.search(wordsQuery(question), limit),
    snippet: (question) => table.snippet(wordsQuery(question)),
    outsideHeap: () => table.bytes(),
  };
}

export function createFts5WithTerms(): Retriever {
  let table: Table;
  let termsOf: TermReader;
  return {
    name: "fts5-terms",
    given:
      "SQLite's FTS5 over our terms joined by spaces, `unicode61`, any term of the question quoted; its `bm25()`, whose k1 = 1.2 and b = 0.75 cannot be set.",
    build(passages, language) {
      termsOf = termReader(language);
      table = openTable(TERM_TABLE, { passages, bodyOf: (text) => termsOf(text).join(" ") });
    },
    search: (question, limit) => table.search(anyOf(termsOf(question)), limit),
    outsideHeap: () => table.bytes(),
  };
}

function wordsQuery(question: string): string {
  return anyOf(question.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []);
}

function anyOf(words: readonly string[]): string {
  const quoted = Array.from(new Set(words), (word) => `"${word.replaceAll('"', '""')}"`);
  return quoted.join(" OR ");
}

interface Table {
  search(query: string, limit: number): readonly number[];
  snippet(query: string): string;
  bytes(): number;
}

interface Content {
  readonly passages: readonly Passage[];
  readonly bodyOf: (text: string) => string;
}

function openTable(definition: string, { passages, bodyOf }: Content): Table {
  const database = new Database(":memory:");
  database.exec(`CREATE VIRTUAL TABLE passage USING ${definition}; BEGIN`);
  const add = database.prepare("INSERT INTO passage (rowid, body) VALUES (?, ?)");
  for (const [position, { text }] of passages.entries()) add.run(position + 1, bodyOf(text));
  // One b-tree rather than many: it searches at its quickest.
  database.exec("INSERT INTO passage (passage) VALUES ('optimize'); COMMIT");
  return toTable(database);
}

/** `rank` is `bm25()` in the form that FTS5 sorts by most quickly. */
function toTable(database: Database.Database): Table {
  const best = database.prepare(
    "SELECT rowid FROM passage WHERE passage MATCH ? ORDER BY rank LIMIT ?",
  );
  const excerpt = database.prepare(
    `SELECT snippet(passage, 0, '', '', '', ${SNIPPET_WORDS}) AS text FROM passage WHERE passage MATCH ? ORDER BY rank LIMIT 1`,
  );
  const size = database.prepare(
    "SELECT page_count * page_size AS bytes FROM pragma_page_count, pragma_page_size",
  );
  return {
    search(query, limit) {
      if (query === "") return [];
      return (best.all(query, limit) as { rowid: number }[]).map(({ rowid }) => rowid - 1);
    },
    snippet(query) {
      const [first] = query === "" ? [] : (excerpt.all(query) as { text: string }[]);
      return (first?.text ?? "").slice(0, LONGEST_SNIPPET);
    },
    bytes: () => (size.get() as { bytes: number }).bytes,
  };
}
