/** Analysers in, a fingerprint of the index they make out: another one wherever any step to it works in another way. */
import { createHash } from "node:crypto";
import type { Analyzer } from "../language/analyzer.ts";
import type { Source } from "../knowledge/source.ts";
import { takeAll } from "../search/all-steps.ts";
import type { LibraryState } from "../search/library-state.ts";
import { PassageLibrary } from "../search/passage-library.ts";
import { packLibrary } from "./packed-library.ts";

/** Marks, numbers, abbreviations, capitals and accents; words of each language come from its analyser. */
const PROBE =
  "Dr. Verdi, p. 12: “perché” l’anno 1973 costò 1.234,56 € (the well-known co-operation)! 第十三届 3,5% 的古董市场。Ça va?";

/** Of the words an analyser knows, so many are looked at: all of them would take half a second. */
const WORDS = 150;

const fingerprints = new WeakMap<readonly Analyzer[], string>();

/** Takes some milliseconds, the first time. */
export function indexFingerprint(analyzers: readonly Analyzer[]): string {
  const known = fingerprints.get(analyzers);
  if (known !== undefined) return known;
  const library = new PassageLibrary({ analyzers });
  for (const analyzer of analyzers) takeAll(library.put(probeOf(analyzer)));
  const fingerprint = hashOf(stateOf(library));
  fingerprints.set(analyzers, fingerprint);
  return fingerprint;
}

/** A heading, words of the language in short paragraphs, and all of them in one that is cut. */
function probeOf({ language, stopWords, lightPhrases, places, cues }: Analyzer): Source {
  const known = [...stopWords, ...lightPhrases, ...places, ...Object.values(cues).flat()];
  const step = Math.ceil(known.length / WORDS);
  const words = known.filter((_, index) => index % step === 0).join(" ");
  const parts = [PROBE, words.slice(0, 300), `${words}. ${PROBE} `.repeat(2), PROBE];
  let text = "";
  const blocks = parts.map((part, index): Source["blocks"][number] => {
    const start = text.length;
    text += `${part}\n\n`;
    return { start, end: start + part.length, kind: index === 0 ? "heading" : "paragraph" };
  });
  return { id: language, title: "Probe 1", language, text, blocks, markup: [{ start: 4, end: 6 }] };
}

function stateOf(library: PassageLibrary): LibraryState {
  const state = takeAll(library.state());
  if (state) return state;
  throw new Error("A library that nobody changes has no state.");
}

function hashOf(state: LibraryState): string {
  const { head, texts, numbers } = packLibrary(state);
  const hash = createHash("sha256").update(JSON.stringify([head, texts]));
  for (const list of numbers) hash.update(list.subarray(0, list.length));
  return hash.digest("hex");
}
