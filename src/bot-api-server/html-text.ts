/** Takes text with Telegram's HTML tags; gives the plain text and its entities, or Telegram's parse error. */
import { badRequest } from "./api-error.ts";
import type { MessageEntity } from "./message-entity.ts";

type SimpleType = Exclude<
  MessageEntity["type"],
  "pre" | "text_link" | "text_mention" | "custom_emoji" | "date_time"
>;

const SIMPLE_TAGS: Readonly<Record<string, SimpleType>> = {
  b: "bold",
  strong: "bold",
  i: "italic",
  em: "italic",
  u: "underline",
  ins: "underline",
  s: "strikethrough",
  strike: "strikethrough",
  del: "strikethrough",
  "tg-spoiler": "spoiler",
  code: "code",
};
const CHARACTERS: Readonly<Record<string, string>> = {
  "&lt;": "<",
  "&gt;": ">",
  "&amp;": "&",
  "&quot;": '"',
};

interface OpenTag {
  readonly name: string;
  readonly attributes: string;
  readonly offset: number;
}

export interface FormattedText {
  readonly text: string;
  readonly entities: readonly MessageEntity[];
}

export function parseHtml(source: string): FormattedText {
  const entities: MessageEntity[] = [];
  const open: OpenTag[] = [];
  let text = "";
  for (const match of source.matchAll(/<(\/?)([^\s>]*)([^>]*)(>?)|&#?\w+;|[^<&]+|&/g)) {
    const [token, slash, name = "", attributes = "", end] = match;
    if (!token.startsWith("<")) {
      text += decodeCharacter(token);
      continue;
    }
    const at = Buffer.byteLength(source.slice(0, match.index));
    if (end !== ">") throw cannotParse(`Unclosed start tag at byte offset ${at}`);
    if (slash === "") {
      open.push(openTag(name.toLowerCase(), attributes, { offset: text.length, at }));
    } else {
      const tag = closeTag(open, name.toLowerCase(), at);
      const entity = toEntity(tag, text.length - tag.offset);
      if (entity !== undefined) entities.push(entity);
    }
  }
  const last = open.at(-1);
  if (last !== undefined) {
    throw cannotParse(`Can't find end tag corresponding to start tag "${last.name}"`);
  }
  return { text, entities: entities.sort((a, b) => a.offset - b.offset || b.length - a.length) };
}

function cannotParse(reason: string) {
  return badRequest(`can't parse entities: ${reason}`);
}

function decodeCharacter(token: string): string {
  const code = /^&#(x?)([0-9a-f]+);$/i.exec(token);
  if (code === null) return CHARACTERS[token] ?? token;
  return String.fromCodePoint(Number.parseInt(code[2] ?? "0", code[1] === "" ? 10 : 16));
}

function openTag(name: string, attributes: string, place: { offset: number; at: number }): OpenTag {
  const known = name in SIMPLE_TAGS || ["a", "pre", "blockquote", "span"].includes(name);
  if (!known) {
    throw cannotParse(`Unsupported start tag "${name}" at byte offset ${place.at}`);
  }
  if (name === "span" && !attributes.includes("tg-spoiler")) {
    throw cannotParse(`Tag "span" must have class "tg-spoiler" at byte offset ${place.at}`);
  }
  return { name, attributes, offset: place.offset };
}

function closeTag(open: OpenTag[], name: string, at: number): OpenTag {
  const tag = open.pop();
  if (tag === undefined) throw cannotParse(`Unexpected end tag at byte offset ${at}`);
  if (tag.name !== name) {
    throw cannotParse(
      `Unmatched end tag at byte offset ${at}, expected "</${tag.name}>", found "</${name}>"`,
    );
  }
  return tag;
}

function toEntity(tag: OpenTag, length: number): MessageEntity | undefined {
  if (length === 0) return undefined;
  const place = { offset: tag.offset, length };
  const type = SIMPLE_TAGS[tag.name];
  if (type !== undefined) return { type, ...place };
  if (tag.name === "pre") return { type: "pre", ...place };
  if (tag.name === "span") return { type: "spoiler", ...place };
  if (tag.name === "blockquote") {
    const expandable = /\bexpandable\b/.test(tag.attributes);
    return { type: expandable ? "expandable_blockquote" : "blockquote", ...place };
  }
  const url = /href\s*=\s*(?:"([^"]*)"|'([^']*)'|(\S+))/i.exec(tag.attributes);
  const href = url?.[1] ?? url?.[2] ?? url?.[3];
  if (href === undefined) return undefined;
  return { type: "text_link", ...place, url: href.replaceAll("&amp;", "&") };
}
