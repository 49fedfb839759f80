/** Takes the bot's calls; lists them, the newest first, each to be opened. */
import { byId, element } from "./dom.js";
import { label } from "./labels.js";

const MAX_SHOWN = 200;

export function clearCalls() {
  byId("calls").replaceChildren();
  byId("log-empty").hidden = false;
}

export function showCall(call) {
  const list = byId("calls");
  byId("log-empty").hidden = true;
  const row = renderCall(call);
  list.querySelector(`[data-index="${call.index}"]`)?.remove();
  list.prepend(row);
  while (list.children.length > MAX_SHOWN) list.lastElementChild.remove();
}

function renderCall({ index, method, parameters, response, ms }) {
  const failed = response !== undefined && !response.ok;
  const state = response === undefined ? label("running") : failed ? response.error_code : "ok";
  const summary = element(
    "summary",
    {},
    element("span", { class: `chip ${failed ? "failed" : "ok"}` }, String(state)),
    element("span", { class: "method" }, method),
    element(
      "span",
      { class: "ms" },
      ms === undefined ? "" : `${ms < 10 ? ms.toFixed(1) : Math.round(ms)} ms`,
    ),
    element("span", { class: "summary" }, failed ? response.description : summaryOf(parameters)),
  );
  const details = element("details", {}, summary);
  details.addEventListener("toggle", () => fill(details, { parameters, response }), { once: true });
  return element("li", { "data-index": String(index) }, details);
}

/** JSON is written only when it is looked at. */
function fill(details, { parameters, response }) {
  for (const [name, value] of [
    ["parameters", parameters],
    ["response", response ?? null],
  ]) {
    details.append(
      element("h3", {}, label(name)),
      element("pre", { tabindex: "0" }, JSON.stringify(value, undefined, 2)),
    );
  }
}

function summaryOf(parameters) {
  const { text, results, commands, action, name, description, short_description } = parameters;
  const shown = text ?? action ?? name ?? description ?? short_description;
  if (shown !== undefined) return String(shown).replaceAll(/\s+/g, " ").slice(0, 120);
  if (results !== undefined) return results.map(({ title }) => title).join(" · ");
  if (commands !== undefined) return commands.map(({ command }) => `/${command}`).join(" ");
  return Object.keys(parameters).join(", ");
}
