/** Takes what is typed after the bot's name; shows the cards the bot offers, page by page. */
import { byId, element } from "./dom.js";
import { label, langOf } from "./labels.js";

const PAUSE_MS = 250;

const note = (name) => element("p", { class: "note", role: "status" }, label(name));

/** `actions` has `query(text, offset)`, `choose(typed, result)` and `start(payload)`. */
export function createInlinePanel(actions) {
  const panel = byId("inline-panel");
  let timer;
  let asked = 0;
  let typed;

  panel.addEventListener("scroll", () => {
    const atEnd = panel.scrollTop + panel.clientHeight > panel.scrollHeight - 60;
    if (atEnd) panel.querySelector(".more")?.click();
  });

  function close() {
    clearTimeout(timer);
    asked++;
    typed = undefined;
    panel.hidden = true;
    panel.replaceChildren();
  }

  function type(query) {
    if (query === typed) return;
    typed = query;
    clearTimeout(timer);
    timer = setTimeout(() => void load("", ++asked), PAUSE_MS);
  }

  async function load(offset, turn) {
    const query = typed;
    panel.hidden = false;
    if (offset === "") panel.classList.add("loading");
    if (panel.childElementCount === 0) panel.append(note("searching"));
    const answer = await actions.query(query, offset);
    if (turn !== asked) return;
    panel.classList.remove("loading");
    if (answer === undefined) return panel.replaceChildren(note("silent"));
    show({ ...answer, query, offset }, turn);
  }

  function show(answer, turn) {
    if (answer.offset === "") {
      panel.replaceChildren();
      panel.scrollTop = 0;
      if (answer.button !== undefined) panel.append(topButton(answer.button));
      panel.append(element("ul", { class: "cards" }));
    }
    panel.querySelector(".more")?.remove();
    const list = panel.querySelector(".cards");
    for (const result of answer.results) list.append(card(answer, result));
    if (list.childElementCount === 0) panel.append(note("noResults"));
    if (answer.next_offset !== "") panel.append(moreButton(answer.next_offset, turn));
  }

  function card(answer, result) {
    const initial = [...result.title][0] ?? "·";
    return element(
      "li",
      {},
      element(
        "button",
        { type: "button", class: "card", on: { click: () => actions.choose(answer, result) } },
        element("span", { class: "card-mark", "aria-hidden": "true" }, initial),
        element(
          "span",
          { class: "card-body" },
          element("strong", { lang: langOf(result.title) }, result.title),
          result.description &&
            element("span", { lang: langOf(result.description) }, result.description),
        ),
      ),
    );
  }

  function topButton({ text, start_parameter = "" }) {
    const press = () => actions.start(start_parameter);
    return element("button", { type: "button", class: "top-button", on: { click: press } }, text);
  }

  function moreButton(offset, turn) {
    let started = false;
    const press = () => {
      if (started || turn !== asked) return;
      started = true;
      void load(offset, turn);
    };
    const button = element(
      "button",
      { type: "button", class: "more", on: { click: press } },
      label("more"),
    );
    return button;
  }

  return { type, close };
}
