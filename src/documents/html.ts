/** The bytes of an HTML file in, the text a reader of the page would read out. */
import type { Element, Nodes, Root } from "hast";
import rehypeParse from "rehype-parse";
import { unified } from "unified";
import { EXIT, visit } from "unist-util-visit";
import type { Document, UnreadableDocument } from "./document.ts";
import { isUnreadable } from "./document.ts";
import type { Properties } from "./document-properties.ts";
import { definedOf, isoDateOf, languageCodeOf, webAddressOf } from "./document-properties.ts";
import { decodeText } from "./encoding.ts";
import { DEEPEST_NESTING, readBlocks } from "./html-blocks.ts";

/** Characters. The parser keeps a tree of the whole page in memory. */
const LONGEST = 5_000_000;
/** Bytes: where a browser looks for the name of the encoding. */
const HEAD = 1024;

const parser = unified().use(rehypeParse);

export function readHtml(bytes: Uint8Array): Document | UnreadableDocument {
  const decoded = decodeText(bytes, declaredEncodingOf(bytes));
  return isUnreadable(decoded) ? decoded : readHtmlText(decoded.text);
}

function declaredEncodingOf(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, HEAD));
  return /<meta[^<>]+charset\s*=\s*["']?\s*(?<name>[\w-]+)/iu.exec(head)?.groups?.["name"];
}

export function readHtmlText(html: string): Document | UnreadableDocument {
  if (html.length > LONGEST)
    return {
      message: `an HTML page of ${html.length} characters. Permitted: at most ${LONGEST}; parts of it as files of their own.`,
    };
  try {
    const tree = parser.parse(html);
    const { text, blocks } = readBlocks(tree);
    const heading = blocks.find(({ level }) => level === 1);
    const title = heading && text.slice(heading.start, heading.end).replaceAll(/\s+/gu, " ");
    return { text, blocks, markup: [], ...(title && { title }), ...propertiesOf(tree) };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return {
      message: `elements nested too deeply. Permitted: at most ${DEEPEST_NESTING} inside each other.`,
    };
  }
}

/** What the page says of itself, first come first served. */
function propertiesOf(tree: Root): Properties {
  const meta = metaOf(tree);
  const html = firstElement(tree, "html");
  const title = firstElement(tree, "title");
  return definedOf({
    title: (title && textOf(title).replaceAll(/\s+/gu, " ").trim()) || undefined,
    language: languageCodeOf(stringOf(html?.properties["lang"])),
    date: isoDateOf(
      meta.get("article:published_time") ??
        meta.get("dc.date.issued") ??
        meta.get("dc.date") ??
        meta.get("dcterms.date") ??
        meta.get("date"),
    ),
    address: webAddressOf(meta.get("canonical")) ?? webAddressOf(meta.get("og:url")),
  });
}

function metaOf(tree: Root): ReadonlyMap<string, string> {
  const meta = new Map<string, string>();
  visit(tree, "element", ({ tagName, properties }) => {
    if (tagName === "body") return EXIT;
    const isCanonical = tagName === "link" && [properties["rel"]].flat().includes("canonical");
    const name = isCanonical
      ? "canonical"
      : tagName === "meta" && stringOf(properties["property"] ?? properties["name"])?.toLowerCase();
    const value = stringOf(isCanonical ? properties["href"] : properties["content"]);
    if (name && value && !meta.has(name)) meta.set(name, value);
    return undefined;
  });
  return meta;
}

function stringOf(property: unknown): string | undefined {
  return typeof property === "string" ? property : undefined;
}

export function firstElement(tree: Nodes, name: string): Element | undefined {
  let found: Element | undefined;
  visit(tree, "element", (element: Element) => {
    if (element.tagName !== name) return undefined;
    found = element;
    return EXIT;
  });
  return found;
}

export function textOf(element: Element): string {
  return element.children.map((child) => (child.type === "text" ? child.value : "")).join("");
}
