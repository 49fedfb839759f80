/** Takes the bot's commands for a chat; shows those that begin as typed. */
import { byId, element } from "./dom.js";
import { label } from "./labels.js";

export function createCommandMenu(onPick) {
  const panel = byId("command-panel");
  const opener = byId("open-commands");

  function close() {
    panel.hidden = true;
    opener.setAttribute("aria-expanded", "false");
  }

  /** Opens with the commands that begin with `typed`; closes where there are none. */
  function open(commands, typed = "") {
    const fitting = commands.filter(({ command }) => command.startsWith(typed));
    if (fitting.length === 0 && typed !== "") return close();
    const items = fitting.map(({ command, description }) =>
      element(
        "li",
        {},
        element(
          "button",
          { type: "button", class: "command", on: { click: () => onPick(command) } },
          element("span", { class: "command-name" }, `/${command}`),
          element("span", { class: "command-description" }, description),
        ),
      ),
    );
    const none = element("p", { class: "note" }, label("noCommands"));
    panel.replaceChildren(items.length === 0 ? none : element("ul", {}, ...items));
    panel.hidden = false;
    opener.setAttribute("aria-expanded", "true");
  }

  return { open, close, isOpen: () => !panel.hidden };
}
