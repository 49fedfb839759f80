/** Takes a message; gives its bubble with everything a user can do with it. */
import { element, icon, ICONS } from "./dom.js";
import { renderText } from "./entities.js";
import { label, langOf, pageLang } from "./labels.js";

/**
 * `context` has `me` (a user id), `bot`, `isGroup`, `follows` (the message before is of the same
 * sender) and `actions`.
 */
export function renderMessage(message, context) {
  const { me, bot, actions, isGroup, follows } = context;
  const isMine = message.from.id === me;
  const isBot = message.from.id === bot.id;
  const name = isBot ? bot.name : message.from.first_name;
  const side = isMine ? "mine" : isBot ? "of-bot" : "theirs";
  const text = message.text ?? message.caption ?? `(${label("unsupported")})`;
  const entities = message.entities ?? message.caption_entities;
  const bubble = element(
    "div",
    { class: "bubble" },
    isGroup && !isMine && !follows ? element("p", { class: "sender" }, name) : undefined,
    message.via_bot &&
      element("p", { class: "via" }, `${label("via")} @${message.via_bot.username}`),
    message.reply_to_message && replyPreview(message, context),
    element("div", { class: "text", lang: langOf(text) }, ...renderText(text, entities, actions)),
    meta(message, { actions, isBot }),
  );
  return element(
    "article",
    {
      class: `message ${side}${follows ? " follows" : ""}`,
      id: `m${message.message_id}`,
      "aria-label": `${name}, ${time(message.date)}`,
    },
    bubble,
    message.reply_markup && keyboard(message, actions),
  );
}

function meta(message, { actions, isBot }) {
  const reply = element("button", {
    type: "button",
    class: "reply",
    "aria-label": label("reply"),
    title: label("reply"),
    on: { click: () => actions.reply(message) },
  });
  reply.append(icon(ICONS.reply));
  const at = new Date(message.date * 1000);
  return element(
    "div",
    { class: "meta" },
    !isBot && message.text && actions.explain ? explainButton(message, actions) : undefined,
    reply,
    message.edit_date && element("span", { class: "edited" }, label("edited")),
    element("time", { datetime: at.toISOString() }, time(message.date)),
  );
}

function explainButton(message, actions) {
  const button = element("button", {
    type: "button",
    class: "reply explain",
    "aria-label": label("explain"),
    "aria-haspopup": "dialog",
    title: label("explain"),
    on: { click: () => actions.explain(message.text) },
  });
  button.append(icon(ICONS.question));
  return button;
}

function time(seconds) {
  return new Intl.DateTimeFormat(pageLang(), { timeStyle: "short" }).format(seconds * 1000);
}

function replyPreview({ reply_to_message: replied, quote }, { bot, actions }) {
  const name = replied.from.id === bot.id ? bot.name : replied.from.first_name;
  return element(
    "button",
    {
      type: "button",
      class: "reply-preview",
      "aria-label": `${label("replyTo")} ${name}`,
      on: { click: () => actions.jump(replied.message_id) },
    },
    element("strong", {}, name),
    element("span", {}, quote?.text ?? replied.text ?? "…"),
  );
}

function keyboard(message, actions) {
  const rows = message.reply_markup.inline_keyboard.map((row) =>
    element("div", { class: "keys" }, ...row.map((button) => key(message, button, actions))),
  );
  return element("div", { class: "keyboard" }, ...rows);
}

function key(message, button, actions) {
  const style = `key${button.style ? ` ${button.style}` : ""}`;
  const text = element("span", { class: "key-text", lang: langOf(button.text) }, button.text);
  if (button.url !== undefined) {
    const node = element(
      "a",
      {
        class: style,
        href: button.url,
        target: "_blank",
        rel: "noopener noreferrer",
        on: { click: (event) => actions.open(button.url) && event.preventDefault() },
      },
      text,
      element("span", { class: "visually-hidden" }, ` (${label("opens")})`),
    );
    node.append(icon(ICONS.link));
    return node;
  }
  const node = element("button", { type: "button", class: style }, text);
  const kind = button.copy_text
    ? "copy"
    : button.callback_data === undefined
      ? "inline"
      : undefined;
  if (kind !== undefined) node.append(icon(ICONS[kind]));
  if (kind === "copy") {
    node.append(element("span", { class: "visually-hidden" }, ` (${label("copy")})`));
  }
  node.addEventListener("click", () => actions.press(message, button, node));
  return node;
}
