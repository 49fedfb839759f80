/** Holds every call that the bot makes in a test against the Bot API's own schema and its limits. */
import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { BotApiServer } from "../../src/bot-api-server/bot-api-server.ts";
import { schemaViolations } from "./bot-api-schema.ts";
import { countFolder } from "./call-count-folder.ts";

type Fields = Readonly<Record<string, unknown>>;

/**
 * A test that makes a call which Telegram would not take fails when it ends. `excused` matches
 * sentences of what the test itself has broken.
 */
export function watchCalls(server: BotApiServer, excused?: RegExp): void {
  onTestFinished(collectCalls(server, excused));
}

/** For what outlives a test: returns what ends the watching and throws for the calls that were wrong. */
export function collectCalls(server: BotApiServer, excused?: RegExp): () => void {
  const counts = new Map<string, number>();
  const found: string[] = [];
  server.onCall((method, parameters) => {
    counts.set(method, (counts.get(method) ?? 0) + 1);
    const violations = callViolations(method, parameters);
    found.push(...violations.filter((sentence) => excused?.test(sentence) !== true));
  });
  return () => {
    writeCounts(counts);
    if (found.length > 0)
      throw new Error(`The bot made calls that Telegram would not take:\n${found.join("\n")}`);
  };
}

function writeCounts(counts: ReadonlyMap<string, number>): void {
  const folder = process.env[countFolder];
  if (folder === undefined || counts.size === 0) return;
  const line = JSON.stringify(Object.fromEntries(counts));
  appendFileSync(join(folder, `${process.pid}.jsonl`), `${line}\n`);
}

/** A sentence for each thing that is wrong with a call; texts are not repeated in it. */
export function callViolations(method: string, parameters: Fields): string[] {
  return [
    ...schemaViolations(method, parameters),
    ...walk(parameters, method).flatMap(({ fields, path }) =>
      [textViolations, buttonViolations, resultViolations].flatMap((look) => look(fields, path)),
    ),
  ];
}

interface Place {
  readonly fields: Fields;
  readonly path: string;
}

/** The object and all objects in it. */
function walk(value: unknown, path: string): Place[] {
  if (typeof value !== "object" || value === null) return [];
  const inner = Object.entries(value).flatMap(([name, item]) => walk(item, `${path}.${name}`));
  return Array.isArray(value) ? inner : [{ fields: { ...value }, path }, ...inner];
}

const texts = [
  ["text", "entities", 4096],
  ["message_text", "entities", 4096],
  ["caption", "caption_entities", 1024],
  ["quote", "quote_entities", 1024],
] as const;

function textViolations(fields: Fields, path: string): string[] {
  const loose = Object.entries(fields)
    .filter(([, value]) => typeof value === "string" && /\p{Surrogate}/u.test(value))
    .map(([name]) => `${path}.${name} holds half a surrogate pair.`);
  const wrong = texts.flatMap(([name, entities, limit]) => {
    const text = fields[name];
    if (typeof text !== "string") return [];
    const place = `${path}.${name}`;
    return entityViolations(text, fields[entities], `${path}.${entities}`).concat(
      text.trim() === "" ? `${place} is empty.` : [],
      text.length > limit ? `${place} has ${text.length} units. Permitted: ${limit}.` : [],
    );
  });
  return [...loose, ...wrong];
}

interface Range {
  readonly type: string;
  readonly offset: number;
  readonly length: number;
}

function entityViolations(text: string, entities: unknown, path: string): string[] {
  if (!Array.isArray(entities)) return [];
  const ranges = entities as readonly Range[];
  const starts = graphemeBoundaries(text);
  const badPlaces = ranges.flatMap(({ offset, length }, index) => {
    const place = `${path}[${index}]`;
    const end = offset + length;
    if (!(length > 0) || offset < 0 || end > text.length) return [`${place} is not in the text.`];
    if (!starts.has(offset) || !starts.has(end)) return [`${place} cuts a grapheme.`];
    return text.slice(offset, end).trim() === "" ? [`${place} is white space.`] : [];
  });
  return [
    ...(ranges.length > 100 ? [`${path} are ${ranges.length}. Permitted: 100.`] : []),
    ...badPlaces,
    ...ranges.flatMap((one, index) =>
      ranges.slice(index + 1).flatMap((other) => pairViolations(one, other, path)),
    ),
  ];
}

const segmenter = new Intl.Segmenter(undefined, { granularity: "grapheme" });

function graphemeBoundaries(text: string): ReadonlySet<number> {
  return new Set([...Array.from(segmenter.segment(text), ({ index }) => index), text.length]);
}

function isQuote(type: string): boolean {
  return type.endsWith("blockquote");
}

/** `one` comes before `other` in the list. */
function pairViolations(one: Range, other: Range, path: string): string[] {
  if (other.offset < one.offset) return [`${path} are not in order.`];
  const end = one.offset + one.length;
  if (other.offset >= end) return [];
  const kinds = [one.type, other.type];
  if (kinds.every(isQuote)) return [`${path} has a quote in a quote.`];
  const isCode = kinds.some((type) => type === "code" || type === "pre");
  if (isCode && !kinds.some(isQuote)) return [`${path} has a format in code.`];
  const isNested = other.offset + other.length <= end;
  return isNested ? [] : [`${path} overlap without being nested.`];
}

function buttonViolations({ inline_keyboard }: Fields, path: string): string[] {
  if (!Array.isArray(inline_keyboard)) return [];
  const rows = inline_keyboard as readonly (readonly Fields[])[];
  const buttons = rows.flat();
  return [
    ...(buttons.length > 100 ? [`${path} has ${buttons.length} buttons. Permitted: 100.`] : []),
    ...(rows.some((row) => row.length === 0 || row.length > 8)
      ? [`${path} has a row without a button or with more than 8.`]
      : []),
    ...buttons.flatMap((button) => buttonProblems(button, path)),
  ];
}

function buttonProblems(button: Fields, path: string): string[] {
  const { text, style: _style, icon_custom_emoji_id: _icon, ...actions } = button;
  const count = Object.keys(actions).length;
  return [
    ...(String(text).trim() === "" ? [`${path} has a button without a label.`] : []),
    ...(count === 1 ? [] : [`${path} has a button that does ${count} things. Permitted: 1.`]),
  ];
}

function resultViolations({ results }: Fields, path: string): string[] {
  if (!Array.isArray(results)) return [];
  const ids = (results as readonly Fields[]).map(({ id }) => id);
  return [
    ...(ids.length > 50 ? [`${path} has ${ids.length} results. Permitted: 50.`] : []),
    ...(new Set(ids).size < ids.length ? [`${path} has two results with one id.`] : []),
  ];
}
