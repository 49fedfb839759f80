/** Passages offered beside each other in, a label for each out, by which a reader can tell them apart. */
import type { Passage } from "../knowledge/passage.ts";
import { cutText } from "./cut-text.ts";

/** In UTF-16 code units: what a button shows. */
const LONGEST_LABEL = 60;

/** The title, and the heading it stands under. */
export function labelOf({ source, headings }: Passage): string {
  const heading = headings.at(-1);
  const label = heading === undefined ? source.title : `${source.title}: ${heading}`;
  return label.length <= LONGEST_LABEL ? label : cut(heading ?? source.title);
}

/** The shortest kind of label that no other of them has. */
const KINDS: readonly ((passage: Passage) => string)[] = [
  labelOf,
  ({ headings }) => cut(headings.slice(-2).join(" › ")),
  ({ source, headings }) => cut([fileName(source.id), ...headings.slice(-1)].join(": ")),
  ({ source, headings }) => cut([source.id, ...headings.slice(-1)].join(": ")),
];

export function labelsOf(passages: readonly Passage[]): readonly string[] {
  const labels = KINDS.map((kind) => passages.map(kind));
  return passages.map((passage, index) => {
    const own = labels.find((all) => isOnly(all, index));
    return own?.[index] ?? `${cut(labelOf(passage), LONGEST_LABEL - 5)} (${index + 1})`;
  });
}

function isOnly(labels: readonly string[], index: number): boolean {
  const own = labels[index];
  return own !== "" && labels.indexOf(own ?? "") === labels.lastIndexOf(own ?? "");
}

function fileName(id: string): string {
  return id.split("/").at(-1) ?? id;
}

function cut(text: string, longest = LONGEST_LABEL): string {
  return cutText(text, longest);
}
