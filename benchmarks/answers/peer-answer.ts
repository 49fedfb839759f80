/** The fact a peer found in, the answer it is judged by out: the fact's statement with its citations. */
import type { Answer } from "../../src/answer/answer.ts";
import type { Language } from "../../src/language/language.ts";
import type { Hit } from "./peer.ts";

export function toPeerAnswer(hit: Hit | undefined, language: Language): Answer {
  const setting = { language, locale: language, ref: "", confidence: 1 };
  if (hit === undefined)
    return { ...setting, outcome: "unanswered", reason: { kind: "no-match" }, nearest: [] };
  const { statement, label, items, citations } = hit.fact;
  const list = items?.[language];
  const part = {
    text: statement[language] ?? "",
    ...(list && { items: list }),
    citations: citations.map((_, index) => index),
  };
  return {
    ...setting,
    outcome: "answered",
    title: label[language] ?? "",
    parts: [part],
    citations,
    related: [],
  };
}
