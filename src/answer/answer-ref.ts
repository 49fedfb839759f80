/** Short names for answers: a letter for what is said, then the hashed key of what it is said of. */
import type { AnswerRef } from "./answer.ts";

/** What an answer is made of, without the words. */
export type RefPart =
  | { readonly said: "plain" | "yes" | "no" | "unlisted" | "gap" | "near"; readonly key: string }
  /** An outcome without an entry, by its reason's kind. */
  | { readonly said: "refused"; readonly reason: string }
  | { readonly said: "passage"; readonly place: SnippetPlace };

/** Names sentences of a passage; a source that has changed there no longer has them. */
export interface SnippetPlace {
  /** The hash of the source's id. */
  readonly source: string;
  /** The passage's place in its source, counted from 0. */
  readonly ordinal: number;
  /** Three letters and digits that change with the passage's words. */
  readonly check: string;
  /** The first sentence, counted from 0 and below 1296, and how many: below 36. */
  readonly first: number;
  readonly count: number;
}

const LETTERS = {
  plain: "x",
  yes: "y",
  no: "n",
  unlisted: "s",
  gap: "g",
  near: "c",
  refused: "u",
  passage: "p",
} as const;
const SAID = new Map(Object.entries(LETTERS).map(([said, letter]) => [letter as string, said]));
const REASONS = [
  "empty",
  "too-long",
  "greeting",
  "thanks",
  "about-bot",
  "not-stated",
  "unexplained",
  "no-match",
  "ambiguous",
];
const PARTS_AT_MOST = 4;

const encoder = new TextEncoder();
/** A UTF-16 code unit takes three bytes at most. */
const BYTES_PER_UNIT = 3;
/** Used for one key after the other: memory of its own for each sets off a garbage collection where an index is large. */
let bytes = new Uint8Array(1024);

/** Seven letters and digits for a key: FNV-1a, 32 bits, base 36. */
export function hashKey(key: string): string {
  if (bytes.length < BYTES_PER_UNIT * key.length)
    bytes = new Uint8Array(BYTES_PER_UNIT * key.length);
  const { written } = encoder.encodeInto(key, bytes);
  let hash = 0x811c9dc5;
  for (let at = 0; at < written; at++)
    hash = Math.imul(hash ^ (bytes[at] as number), 0x01000193) >>> 0;
  return hash.toString(36).padStart(7, "0");
}

/** Three letters and digits for a text. */
export function checkOf(text: string): string {
  return hashKey(text).slice(-3);
}

export function toRef(parts: readonly RefPart[]): AnswerRef {
  return parts.slice(0, PARTS_AT_MOST).map(refOf).join("-");
}

function refOf(part: RefPart): string {
  switch (part.said) {
    case "refused":
      return LETTERS.refused + REASONS.indexOf(part.reason).toString(36);
    case "passage": {
      const { source, ordinal, check, first, count } = part.place;
      return [
        LETTERS.passage + source,
        ordinal.toString(36).padStart(4, "0"),
        check,
        first.toString(36).padStart(2, "0"),
        count.toString(36),
      ].join("");
    }
    default:
      return LETTERS[part.said] + hashKey(part.key);
  }
}

const PLACE = /^(?<source>.{7})(?<ordinal>.{4})(?<check>.{3})(?<first>.{2})(?<count>.)$/u;

function parsePlace(text: string): SnippetPlace | undefined {
  const { source, ordinal, check, first, count } = PLACE.exec(text)?.groups ?? {};
  if (source === undefined || check === undefined) return undefined;
  return {
    source,
    check,
    ordinal: fromBase36(ordinal),
    first: fromBase36(first),
    count: fromBase36(count),
  };
}

function fromBase36(digits = ""): number {
  return Number.parseInt(digits, 36);
}

/** The parts of a reference, or undefined where it is not one of ours. `keys`: by their hash. */
export function parseRef(
  ref: AnswerRef,
  keys: ReadonlyMap<string, string>,
): readonly RefPart[] | undefined {
  if (!/^[a-z0-9-]{2,40}$/u.test(ref)) return undefined;
  const parts = ref.split("-").map((part): RefPart | undefined => {
    const said = SAID.get(part.slice(0, 1));
    if (said === "refused") {
      const reason = REASONS[Number.parseInt(part.slice(1), 36)];
      return reason === undefined ? undefined : { said, reason };
    }
    if (said === "passage") {
      const place = parsePlace(part.slice(1));
      return place && { said, place };
    }
    const key = keys.get(part.slice(1));
    return said === undefined || key === undefined ? undefined : ({ said, key } as RefPart);
  });
  return parts.every((part) => part !== undefined) ? parts : undefined;
}
