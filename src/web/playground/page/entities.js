/** Takes a text and its entities; gives the nodes that show it. */
import { element } from "./dom.js";
import { label, langOf } from "./labels.js";

const TAGS = {
  bold: "strong",
  italic: "em",
  underline: "u",
  strikethrough: "s",
  code: "code",
};

/** `actions` has `open(url)`, `send(text)` and `write(text)`. */
export function renderText(text, entities = [], actions) {
  const sorted = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  return nodesBetween({ text, actions }, [0, text.length], sorted);
}

function nodesBetween(source, [start, end], entities) {
  const nodes = [];
  let at = start;
  let rest = entities;
  while (rest.length > 0) {
    const [entity, ...others] = rest;
    const from = Math.max(entity.offset, at);
    const to = Math.min(entity.offset + entity.length, end);
    const inside = others.filter(({ offset }) => offset < to);
    rest = others.filter(({ offset }) => offset >= to);
    if (to <= from) continue;
    if (from > at) nodes.push(source.text.slice(at, from));
    const children = nodesBetween(source, [from, to], inside);
    nodes.push(wrap(entity, children, source.text.slice(from, to), source.actions));
    at = to;
  }
  if (at < end) nodes.push(source.text.slice(at, end));
  return nodes.map(withoutBreakAfterBlock);
}

/** A block ends its line by itself. */
function withoutBreakAfterBlock(node, index, nodes) {
  const before = nodes[index - 1];
  const isAfterBlock = before instanceof Element && before.matches("blockquote, pre");
  return isAfterBlock && typeof node === "string" ? node.replace(/^\n/, "") : node;
}

function wrap(entity, children, text, actions) {
  const { type } = entity;
  if (type in TAGS) return element(TAGS[type], {}, ...children);
  switch (type) {
    case "pre":
      return element("pre", { tabindex: "0" }, element("code", {}, ...children));
    case "text_link":
      return link(entity.url, children, actions);
    case "url":
      return link(/^[a-z]+:/i.test(text) ? text : `https://${text}`, children, actions);
    case "email":
      return element("a", { href: `mailto:${text}` }, ...children);
    case "bot_command":
      return inlineButton(children, () => actions.send(text));
    case "mention":
      return inlineButton(children, () => actions.write(`${text} `));
    case "blockquote":
      return element("blockquote", { lang: langOf(text) }, ...children);
    case "expandable_blockquote":
      return expandable(children, text);
    case "spoiler":
      return spoiler(children);
    default:
      return element("span", { class: type }, ...children);
  }
}

function link(url, children, actions) {
  if (!/^(https?|tg):/i.test(url)) return element("span", {}, ...children);
  return element(
    "a",
    {
      href: url,
      target: "_blank",
      rel: "noopener noreferrer",
      on: { click: (event) => actions.open(url) && event.preventDefault() },
    },
    ...children,
  );
}

function inlineButton(children, press) {
  return element(
    "button",
    { type: "button", class: "text-button", on: { click: press } },
    ...children,
  );
}

function spoiler(children) {
  const cover = element("button", {
    type: "button",
    class: "spoiler",
    "aria-label": label("spoiler"),
  });
  const hidden = element("span", { "aria-hidden": "true" }, ...children);
  cover.append(hidden);
  cover.addEventListener("click", () => {
    cover.replaceWith(
      element("span", { class: "spoiler-shown", tabindex: "-1" }, ...hidden.childNodes),
    );
  });
  return cover;
}

/** Shows three lines; `fitExpandables` drops the button again where that is all there is. */
function expandable(children, text) {
  const body = element("div", { class: "expandable-body" }, ...children);
  const more = element(
    "button",
    { type: "button", class: "show-more", "aria-expanded": "false" },
    label("showMore"),
  );
  const quote = element(
    "blockquote",
    { class: "expandable collapsed", lang: langOf(text) },
    body,
    more,
  );
  more.addEventListener("click", () => {
    const collapsed = quote.classList.toggle("collapsed");
    more.setAttribute("aria-expanded", String(!collapsed));
    more.textContent = label(collapsed ? "showMore" : "showLess");
  });
  return quote;
}

/** Call once the nodes are in the page: only then do they have lines. */
export function fitExpandables(root) {
  for (const quote of root.querySelectorAll(".expandable.collapsed")) {
    const body = quote.querySelector(".expandable-body");
    if (body.scrollHeight <= body.clientHeight + 2) {
      quote.classList.remove("collapsed");
      quote.querySelector(".show-more").remove();
    }
  }
}
