/** Documents and questions of our own in, what the passage model learns from out. */
import { readdir, readFile } from "node:fs/promises";
import { PassageDecider } from "../../src/answer/passage-decision.ts";
import type { PassageDecisionFeatures } from "../../src/answer/passage-model.ts";
import { lackingNames } from "../../src/answer/passage-model.ts";
import { toQuestion } from "../../src/answer/question.ts";
import { isUnreadable } from "../../src/documents/document.ts";
import { readDocument } from "../../src/documents/read-document.ts";
import { sourceOf } from "../../src/knowledge/source.ts";
import { analyzers } from "../../src/language/analyzers.ts";
import { Lexicon } from "../../src/language/lexicon.ts";
import { PassageLibrary } from "../../src/search/passage-library.ts";
import type { PassageHit } from "../../src/search/passage-library.ts";

/** A line of `benchmarks/documents/questions-*.jsonl`. */
export interface DocumentQuestion {
  readonly id: string;
  readonly language: string;
  readonly question: string;
  readonly kind: string;
  readonly expect: "answered" | "unanswered";
  readonly document: string | null;
  readonly answer: string | null;
}

export interface PassageExample {
  readonly line: DocumentQuestion;
  readonly features: PassageDecisionFeatures;
  /** The best passage holds the answer. */
  readonly isRight: boolean;
  /** It lacks a number or a name of the question, and is never the answer. */
  readonly isVetoed: boolean;
}

const folder = new URL("../documents/", import.meta.url);
export const LANGUAGES = ["it", "zh", "en"] as const;

export async function readDocumentLibrary(): Promise<PassageLibrary> {
  const library = new PassageLibrary({ analyzers });
  for (const language of LANGUAGES)
    for (const name of (await readdir(new URL(`${language}/`, folder))).sort()) {
      const id = `${language}/${name}`;
      const document = await readDocument(name, await readFile(new URL(id, folder)));
      if (isUnreadable(document)) throw new Error(`${id}: ${document.message}`);
      const source = sourceOf(document, { id, title: document.title ?? name, language });
      for (const _ of library.put(source)) continue;
    }
  return library;
}

export async function readDocumentQuestions(
  sets: readonly string[],
): Promise<readonly DocumentQuestion[]> {
  const files = sets.flatMap((set) => LANGUAGES.map((language) => `${set}-${language}.jsonl`));
  const texts = await Promise.all(files.map((file) => readFile(new URL(file, folder), "utf8")));
  return texts.flatMap((text) =>
    text
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as DocumentQuestion),
  );
}

export function toPassageExamples(
  library: PassageLibrary,
  lines: readonly DocumentQuestion[],
): readonly PassageExample[] {
  const lexicon = new Lexicon(analyzers);
  const decider = new PassageDecider(library);
  return lines.flatMap((line) => {
    const question = toQuestion(line.question, lexicon, line.language);
    const { hits, features } = decider.rank(question, question.language ?? line.language);
    const [hit] = hits;
    if (!features || !hit) return [];
    const isVetoed = lackingNames(hit).length > 0;
    return [{ line, features, isRight: holdsAnswer(hit, line), isVetoed }];
  });
}

function holdsAnswer(hit: PassageHit, { document, answer }: DocumentQuestion): boolean {
  if (answer === null || hit.passage.source.id !== document) return false;
  const { source, span } = hit.passage;
  return source.text.slice(span.start, span.end).includes(answer);
}
