/** The shape of `facts.yaml` and `glossary.yaml`, and what is permitted in each place. */
import { z } from "zod";
import { QUESTION_TYPES } from "../language/analyzer.ts";

const id = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,47}$/u, "an id. Permitted: 1 to 48 of a–z, 0–9 and hyphens");
const language = z
  .string()
  .regex(/^[a-z]{2}$/u, "a language. Permitted: a two-letter code such as it, zh or en");
const line = z.string().trim().min(1, "empty text");
const translations = z
  .record(language, line)
  .refine(
    (texts) => Object.keys(texts).length > 0,
    "no text. Permitted: a text in at least one language",
  );
const lists = z.record(language, z.array(line).min(1));
/** Term ids and amounts such as `#2010`, separated by spaces. */
const pattern = line;

const quote = z.union([
  line.transform((text) => ({ text })),
  z.strictObject({ text: line, within: line.optional(), occurrence: z.int().min(1).optional() }),
]);

const questionType = z.enum(QUESTION_TYPES);

const value = z.strictObject({
  number: z.number(),
  unit: line,
  currency: z.enum(["USD", "CNY", "EUR"]).optional(),
  per: z.enum(["day", "month", "year"]).optional(),
  scope: line.optional(),
  period: line.optional(),
  asOf: line.optional(),
  ordinal: z.boolean().optional(),
  status: z.enum(["stated", "forecast"]),
});

const set = z.strictObject({
  stated: z.int().min(1),
  listed: z.int().min(1),
  anchors: z.array(pattern),
  requires: z.array(pattern).default([]),
  foreign: z.array(pattern).default([]),
  members: z.array(id),
  notListed: translations,
});

export const factSchema = z.strictObject({
  id,
  kind: id,
  label: translations,
  statement: translations,
  items: lists.optional(),
  quotes: z
    .array(quote)
    .min(1, "a fact without a quote. Permitted: at least one quote of the source"),
  about: z.array(pattern).default([]),
  denies: z.array(pattern).default([]),
  explains: z.array(pattern).default([]),
  answers: z.array(questionType).default([]),
  questions: lists.optional(),
  values: z.array(value).default([]),
  set: set.optional(),
  related: z.array(id).default([]),
  source: line.optional(),
});

export const gapSchema = z.strictObject({
  id,
  statement: translations,
  about: z.array(pattern).default([]),
  explains: z.array(pattern).default([]),
  answers: z.array(questionType).default([]),
  questions: lists.optional(),
  nearest: z.array(id).default([]),
});

export const sourceSchema = z.strictObject({
  file: line,
  title: line,
  language,
  type: translations.optional(),
});

export const headSchema = z.strictObject({
  name: translations,
  sources: z.array(sourceSchema).min(1, "no source. Permitted: at least one file of this folder"),
  kinds: z.record(id, translations),
  facts: z.array(z.unknown()),
  gaps: z.array(z.unknown()).default([]),
});

/** `optional`: a word that helps where it fits and may be left unexplained where it does not. */
export const glossarySchema = z.record(
  id,
  z.object({ optional: z.boolean().default(false) }).catchall(z.array(line).min(1)),
);

export type FactSpec = z.infer<typeof factSchema>;
export type GapSpec = z.infer<typeof gapSchema>;
export type SourceSpec = z.infer<typeof sourceSchema>;
export type GlossarySpec = z.infer<typeof glossarySchema>;
