/** Builds elements. Text only ever becomes text nodes. */
export function element(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === false) continue;
    if (name === "on") {
      for (const [event, listener] of Object.entries(value)) node.addEventListener(event, listener);
    } else if (name === "class") node.className = value;
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.filter((child) => child !== undefined));
  return node;
}

const SVG = "http://www.w3.org/2000/svg";

export function icon(path) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const line = document.createElementNS(SVG, "path");
  line.setAttribute("d", path);
  svg.append(line);
  return svg;
}

export const ICONS = {
  reply: "M10 7 5 12l5 5M5.5 12H14a5 5 0 0 1 5 5v1",
  question: "M9 9.2a3 3 0 1 1 4.4 2.7c-.9.5-1.4 1-1.4 2.1M12 17.5v.2",
  link: "M8 16 16.5 7.5M9.5 7h7.5v7.5",
  copy: "M9 9h10v10H9zM5 15V5h10",
  inline: "M16.5 12a4.5 4.5 0 1 1-1.3-3.2M16.5 8v5.5a2.3 2.3 0 0 0 4.5.5v-2a9 9 0 1 0-3.5 7.1",
};

export const byId = (id) => document.getElementById(id);
