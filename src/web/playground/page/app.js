/** The page: keeps what the people of the playground see, and turns what is done here into their deeds. */
import { clearCalls, showCall } from "./call-log.js";
import { createCommandMenu } from "./command-menu.js";
import { getState, listen, post } from "./connection.js";
import { byId, element } from "./dom.js";
import { fitExpandables } from "./entities.js";
import { openExplanation } from "./explain-panel.js";
import { createInlinePanel } from "./inline-panel.js";
import { label, setLanguage } from "./labels.js";
import { renderMessage } from "./message-view.js";

const TYPING_MS = 5000;
const TOAST_MS = 3200;

let state;
let me = 0;
let place = "private";
let replyingTo;
const typing = new Map();
const field = byId("composer-text");
const thread = byId("thread");

const person = () => state.people[me];
const chatId = () => (place === "private" ? person().privateChatId : state.group.id);
const who = () => ({ userId: person().id, chatId: chatId() });
const messagesOf = (id) => state.messages.filter(({ chat }) => chat.id === id);

const inline = createInlinePanel({
  query: (query, offset) => post("inline", { ...who(), query, offset }),
  choose: async ({ query, offset }, { id }) => {
    write("");
    await post("choose", { ...who(), query, offset, resultId: id });
  },
  start: (payload) => start(payload),
});
const commands = createCommandMenu((command) => void send(`/${command}`));

const actions = {
  open: openLink,
  send: (text) => void send(text),
  write,
  reply(message) {
    replyingTo = message;
    byId("replying-text").textContent = `${label("replyTo")} ${message.text ?? ""}`;
    byId("replying").hidden = false;
    field.focus();
  },
  jump(messageId) {
    const target = byId(`m${messageId}`);
    target?.scrollIntoView({ block: "center" });
    target?.classList.add("found");
    setTimeout(() => target?.classList.remove("found"), 1200);
  },
  press,
};

/** Whether the link leads to the bot, and so was followed here. */
function openLink(url) {
  const match =
    /^(?:https?:\/\/(?:t|telegram)\.me\/|tg:\/\/resolve\?domain=)(\w+)(?:[?&]start=([\w-]*))?$/i.exec(
      url,
    );
  if (match === null || match[1].toLowerCase() !== state.bot.username.toLowerCase()) return false;
  start(match[2] ?? "");
  return true;
}

function start(payload) {
  show("private");
  void send(payload === "" ? "/start" : `/start ${payload}`);
}

async function press(message, button, node) {
  if (button.copy_text !== undefined) {
    await navigator.clipboard.writeText(button.copy_text.text).catch(() => {});
    return toast(`${label("copied")}: ${button.copy_text.text}`);
  }
  const { switch_inline_query: elsewhere, switch_inline_query_current_chat: here } = button;
  const chosen = button.switch_inline_query_chosen_chat?.query;
  if (here !== undefined) return write(`@${state.bot.username} ${here}`);
  if (elsewhere !== undefined || chosen !== undefined) {
    show("group");
    return write(`@${state.bot.username} ${elsewhere ?? chosen}`);
  }
  if (button.callback_data === undefined) return;
  node.setAttribute("aria-busy", "true");
  const { message_id: messageId } = message;
  const answer = await post("press", { ...who(), messageId, data: button.callback_data });
  node.removeAttribute("aria-busy");
  if (answer === undefined) toast(label("silent"));
  else if (answer.url !== undefined) openLink(answer.url);
  else if (answer.show_alert) showAlert(answer.text ?? "");
  else if (answer.text) toast(answer.text);
}

async function send(text) {
  const trimmed = text.trim();
  if (trimmed === "") return;
  const replyTo = replyingTo?.message_id;
  write("");
  stopReplying();
  if ((await post("send", { ...who(), text: trimmed, replyTo })) === undefined)
    toast(label("silent"));
}

/** Puts a text into the composer, as if it had been typed. */
function write(text) {
  field.value = text;
  typed();
  field.focus();
}

function typed() {
  const { value } = field;
  const prefix = `@${state.bot.username.toLowerCase()}`;
  const asksBot = value.toLowerCase().startsWith(prefix) && /^\s/.test(value.slice(prefix.length));
  if (asksBot) inline.type(value.slice(prefix.length + 1).slice(0, 256));
  else inline.close();
  const command = /^\/([a-z0-9_]*)$/.exec(value);
  if (command === null) commands.close();
  else commands.open(person().commands[place], command[1]);
  byId("send").disabled = value.trim() === "";
}

function stopReplying() {
  replyingTo = undefined;
  byId("replying").hidden = true;
}

function toast(text) {
  const node = byId("toast");
  node.textContent = text;
  node.classList.add("shown");
  clearTimeout(toast.timer);
  toast.timer = setTimeout(() => node.classList.remove("shown"), TOAST_MS);
}

function showAlert(text) {
  byId("alert-text").textContent = text;
  byId("alert").showModal();
}

function show(newPlace) {
  if (place !== newPlace) stopReplying();
  place = newPlace;
  renderAll();
}

function renderAll() {
  setLanguage(state.language);
  byId("language").value = state.language;
  field.placeholder = label("placeholder");
  renderChats();
  renderPeople();
  renderHead();
  renderThread();
  typed();
}

/** The group is called by three names, one for each language. */
function groupName() {
  const names = state.group.title.split(" · ");
  return names[["it", "zh-hans", "en"].indexOf(state.language)] ?? state.group.title;
}

function renderChats() {
  const chats = [
    { id: "private", name: state.bot.name, mark: "F", about: label("privateChat") },
    { id: "group", name: groupName(), mark: "研", about: label("group") },
  ];
  byId("chat-list").replaceChildren(...chats.map(renderChat));
}

function renderChat({ id, name, mark, about }) {
  const chat = id === "private" ? person().privateChatId : state.group.id;
  const last = messagesOf(chat).at(-1);
  const preview = last === undefined ? label("noMessages") : (last.text ?? last.caption ?? "…");
  const button = element(
    "button",
    {
      type: "button",
      class: "chat",
      id: `chat-${id}`,
      "aria-current": id === place ? "page" : undefined,
      on: { click: () => (show(id), byId(`chat-${id}`).focus()) },
    },
    element("span", { class: `avatar ${id}`, "aria-hidden": "true" }, mark),
    element(
      "span",
      { class: "chat-text" },
      element("span", { class: "chat-name" }, name),
      element("span", { class: "visually-hidden" }, ` (${about})`),
      element("span", { class: "chat-preview" }, preview),
    ),
  );
  return element("li", {}, button);
}

function renderPeople() {
  const options = state.people.map(({ id, name }, index) => {
    const input = element("input", {
      type: "radio",
      name: "person",
      id: `person-${id}`,
      checked: index === me,
      on: {
        change: () => ((me = index), stopReplying(), renderAll(), byId(`person-${id}`).focus()),
      },
    });
    return element("label", {}, input, element("span", {}, name));
  });
  const people = byId("people");
  people.replaceChildren(people.querySelector("legend"), ...options);
}

function renderHead() {
  const isGroup = place === "group";
  byId("chat-title").textContent = isGroup ? groupName() : state.bot.name;
  byId("chat-avatar").textContent = isGroup ? "研" : "F";
  byId("chat-avatar").className = `avatar ${place}`;
  renderStatus();
}

function renderStatus() {
  const isTyping = (typing.get(chatId()) ?? 0) > Date.now();
  const names = [state.bot.name, ...state.people.map(({ name }) => name)];
  const status =
    place === "group" ? names.join(", ") : `${label("privateChat")} · @${state.bot.username}`;
  byId("chat-status").textContent = isTyping ? label("typing") : status;
  byId("chat-status").classList.toggle("typing", isTyping);
}

function viewOf(message, before) {
  const follows = before?.from.id === message.from.id && message.date - before.date < 300;
  const context = { me: person().id, bot: state.bot, isGroup: place === "group", follows };
  const explain = (text) => void openExplanation(text, state.language);
  return renderMessage(message, {
    ...context,
    actions: state.explains ? { ...actions, explain } : actions,
  });
}

function renderThread() {
  const messages = messagesOf(chatId());
  const nodes = messages.map((message, index) => viewOf(message, messages[index - 1]));
  thread.replaceChildren(...(nodes.length === 0 ? [emptyState()] : nodes));
  fitExpandables(thread);
  thread.scrollTop = thread.scrollHeight;
}

function emptyState() {
  const isGroup = place === "group";
  const chip = (text) =>
    element(
      "button",
      {
        type: "button",
        class: "example",
        on: { click: () => (isGroup ? write(`@${state.bot.username} ${text}`) : void send(text)) },
      },
      isGroup ? `@${state.bot.username} ${text}` : text,
    );
  return element(
    "section",
    { class: "empty" },
    element(
      "span",
      { class: `avatar large ${place}`, "aria-hidden": "true" },
      isGroup ? "研" : "F",
    ),
    element("h3", {}, isGroup ? groupName() : state.bot.name),
    element(
      "p",
      {},
      isGroup ? label("emptyGroup") : state.bot.description || label("emptyPrivate"),
    ),
    element("p", { class: "hint" }, label("tryIn")),
    element("div", { class: "examples" }, ...state.examples.map(chip)),
    isGroup
      ? undefined
      : element(
          "button",
          { type: "button", class: "primary", on: { click: () => start("") } },
          label("start"),
        ),
  );
}

/** Puts a new or edited message in its place; keeps the reader where they are unless at the end. */
function showMessage(message) {
  const index = state.messages.findIndex(
    ({ chat, message_id }) => chat.id === message.chat.id && message_id === message.message_id,
  );
  if (index === -1) state.messages.push(message);
  else state.messages[index] = message;
  if (message.from.id === state.bot.id) typing.delete(message.chat.id);
  renderChats();
  if (message.chat.id !== chatId()) return;
  renderStatus();
  const messages = messagesOf(chatId());
  const position = messages.findIndex(({ message_id }) => message_id === message.message_id);
  const node = viewOf(message, messages[position - 1]);
  const old = byId(`m${message.message_id}`);
  const atEnd = thread.scrollHeight - thread.scrollTop - thread.clientHeight < 120;
  thread.querySelector(".empty")?.remove();
  const focused = old?.contains(document.activeElement);
  if (old === null) thread.append(node);
  else old.replaceWith(node);
  if (focused) (node.querySelector(".key") ?? thread).focus({ preventScroll: true });
  fitExpandables(node);
  if (old === null || atEnd) thread.scrollTop = thread.scrollHeight;
}

const handlers = {
  hello: refresh,
  reset: () => (write(""), refresh()),
  profile: refresh,
  message: ({ message }) => showMessage(message),
  call: ({ call }) => showCall(call),
  delete: ({ chatId: id, messageId }) => {
    state.messages = state.messages.filter(
      ({ chat, message_id }) => chat.id !== id || message_id !== messageId,
    );
    renderChats();
    if (id === chatId()) renderThread();
  },
  action: ({ chatId: id }) => {
    typing.set(id, Date.now() + TYPING_MS);
    setTimeout(renderStatus, TYPING_MS + 50);
    renderStatus();
  },
};
handlers.draft = handlers.action;

let refreshing;

/** One request for any number of changes at once. */
function refresh() {
  clearTimeout(refreshing);
  refreshing = setTimeout(() => void load(), 30);
}

async function load() {
  const first = state === undefined;
  state = await getState();
  clearCalls();
  for (const call of state.calls) showCall(call);
  renderAll();
  if (first) field.focus({ preventScroll: true });
}

async function speak(language) {
  state = (await post("language", { language })) ?? state;
  renderAll();
}

function setLog(open) {
  document.body.classList.toggle("log-open", open);
  byId("open-log").setAttribute("aria-expanded", String(open));
  byId(open ? "close-log" : "open-log").focus();
}

/** Arrow keys move within a panel of choices; the topmost leads back to the text. */
function moveInPanel(event) {
  if (!["ArrowDown", "ArrowUp", "Escape"].includes(event.key)) return;
  event.preventDefault();
  if (event.key === "Escape") {
    inline.close();
    commands.close();
    return field.focus();
  }
  const buttons = [...event.currentTarget.querySelectorAll("button")];
  const at = buttons.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1);
  (at < 0 ? field : buttons[Math.min(at, buttons.length - 1)]).focus();
}

function onFieldKey(event) {
  if (event.isComposing) return;
  if (event.key === "Enter" && !event.shiftKey) {
    event.preventDefault();
    void send(field.value);
  } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    const choice = document.querySelector(".panel:not([hidden]) button");
    if (choice === null) return;
    event.preventDefault();
    choice.focus();
  } else if (event.key === "Escape") {
    inline.close();
    commands.close();
    stopReplying();
  }
}

field.addEventListener("keydown", onFieldKey);
field.addEventListener("input", typed);
for (const id of ["inline-panel", "command-panel"])
  byId(id).addEventListener("keydown", moveInPanel);
byId("composer").addEventListener("submit", (event) => {
  event.preventDefault();
  void send(field.value);
});
byId("open-commands").addEventListener("click", () => {
  if (commands.isOpen()) commands.close();
  else commands.open(person().commands[place]);
});
byId("stop-replying").addEventListener("click", () => (stopReplying(), field.focus()));
byId("open-log").addEventListener("click", () => setLog(true));
byId("close-log").addEventListener("click", () => setLog(false));
byId("log-panel").addEventListener("keydown", ({ key }) => key === "Escape" && setLog(false));
byId("reset").addEventListener("click", () => void post("reset"));
byId("language").addEventListener("change", ({ target }) => void speak(target.value));

listen(
  (event) => {
    if (state !== undefined || event.kind === "hello") handlers[event.kind]?.(event);
  },
  () => state !== undefined && toast(label("offline")),
);
