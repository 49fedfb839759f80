/** Texts by their path in, a library of their passages out: what tests of searching start from. */
import { isUnreadable } from "../../src/documents/document.ts";
import { readMarkdown } from "../../src/documents/markdown.ts";
import type { Source } from "../../src/knowledge/source.ts";
import { sourceOf } from "../../src/knowledge/source.ts";
import { analyzers } from "../../src/language/analyzers.ts";
import type { TranslationTable } from "../../src/language/translation-table.ts";
import { PassageLibrary } from "../../src/search/passage-library.ts";

/** `id`: `language/name`. */
export function sourceFrom(id: string, text: string): Source {
  const document = readMarkdown(text);
  if (isUnreadable(document)) throw new Error(document.message);
  return sourceOf(document, { id, title: document.title ?? id, language: id.slice(0, 2) });
}

export function put(library: PassageLibrary, id: string, text: string): void {
  for (const _ of library.put(sourceFrom(id, text))) continue;
}

export function remove(library: PassageLibrary, id: string): void {
  for (const _ of library.remove(id)) continue;
}

export function libraryOf(
  texts: Readonly<Record<string, string>>,
  table?: TranslationTable,
): PassageLibrary {
  const library = new PassageLibrary({ analyzers, ...(table && { table }) });
  for (const [id, text] of Object.entries(texts)) put(library, id, text);
  return library;
}

/** The sources of what is found, the best first, each once. */
export function found(library: PassageLibrary, text: string, language = "en"): readonly string[] {
  const hits = library.search({ text, language }, 10);
  return [...new Set(hits.map(({ passage }) => passage.source.id))];
}
