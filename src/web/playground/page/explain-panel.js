/** Shows how a question was understood: its terms, what might answer it, and why it was decided so. */
import { post } from "./connection.js";
import { byId, element } from "./dom.js";
import { label } from "./labels.js";

const dialog = byId("explain");

/** Opens the panel for a text. `language` is the asker's interface language. */
export async function openExplanation(text, language) {
  byId("explain-body").replaceChildren(
    element("p", { class: "note", role: "status" }, label("searching")),
  );
  dialog.showModal();
  const answer = await post("explain", { text: withoutAddress(text), language });
  const explanations = answer?.explanations ?? [];
  const sections = explanations.map((one, index) => section(one, index > 0));
  const nothing = element("p", { class: "note", role: "status" }, label("silent"));
  byId("explain-body").replaceChildren(...(sections.length > 0 ? sections : [nothing]));
}

/** In a group the bot is addressed first; it does not take that for the question. */
function withoutAddress(text) {
  const rest = text.replace(/^\/ask(?:@\w+)?\s*/i, "").replaceAll(/@\w+bot\b/gi, " ");
  return rest.trim() === "" ? text : rest.trim();
}

function section(explanation, isPart) {
  const { text, units, candidates, passages } = explanation;
  return element(
    "section",
    { class: isPart ? "explained part" : "explained" },
    element("h3", { class: "explained-text" }, text),
    verdict(explanation),
    heading("terms"),
    units.length === 0
      ? element("p", { class: "note" }, label("noTerms"))
      : element("ul", { class: "terms" }, ...units.map(termOf)),
    heading("candidates"),
    candidates.length === 0
      ? element("p", { class: "note" }, label("noCandidates"))
      : element("ol", { class: "candidates" }, ...candidates.map(candidateOf)),
    ...(passages ? passagesOf(passages) : []),
  );
}

/** The best passages of the documents, and what keeps the first from being quoted. */
function passagesOf({ probability, features, obstacle, lackingNames, candidates }) {
  const percent = `${Math.round(probability * 100)}%`;
  const why = obstacle && label(`obstacle_${obstacle}`);
  const lacks = obstacle === "names" ? ` ${lackingNames.join(", ")}` : "";
  return [
    heading("passages"),
    element(
      "ol",
      { class: "candidates passages" },
      ...candidates.map((passage, index) =>
        passageOf(passage, index === 0 ? { percent, features, why: why && why + lacks } : {}),
      ),
    ),
  ];
}

function passageOf({ sourceId, headings, quote, held, lacking }, { percent, features, why }) {
  const lacks = lacking.map(({ surface, isKnown }) =>
    isKnown ? surface : `${surface} (${label("nowhere")})`,
  );
  return element(
    "li",
    {},
    element(
      "details",
      {},
      element(
        "summary",
        {},
        element("span", { class: "candidate-key" }, [shortKey(sourceId), ...headings].join(" › ")),
        percent && element("span", { class: "weight" }, percent),
        percent && bar(percent),
      ),
      element("blockquote", { class: "passage-quote" }, quote),
      features && featureTable(features),
    ),
    why && element("p", { class: "why" }, why),
    note("holds", held),
    note("lacks", lacks),
  );
}

const heading = (name) => element("h4", {}, label(name));

const line = (name, value) =>
  element("div", {}, element("dt", {}, label(name)), element("dd", {}, value));

/** The outcome first, then what would mend a refusal, then what was asked for. */
function verdict({ outcome, said, mends, cues, language, passages }) {
  const isQuoted = passages?.isSaid === true;
  const outcomeText = label(`outcome_${isQuoted ? "passage" : outcome}`);
  const key = isQuoted ? passages.candidates[0].sourceId : said;
  return element(
    "dl",
    { class: "verdict" },
    line("outcome", key === undefined ? outcomeText : `${outcomeText} · ${shortKey(key)}`),
    ...mends.map(({ words, said: mended }) =>
      line("wouldHelp", `${words.map((word) => `«${word}»`).join(", ")} → ${shortKey(mended)}`),
    ),
    line("readAs", language ?? label("notTold")),
    line("asksFor", cues.join(", ") || "–"),
  );
}

function termOf({ surface, terms, weight, isInDocuments }) {
  const isKnown = terms.length > 0 || isInDocuments;
  const unknown = label(isInDocuments ? "inDocuments" : "unknownWord");
  const meaning = terms.length > 0 ? terms.map(shortKey).join(", ") : unknown;
  return element(
    "li",
    { class: isKnown ? "term" : "term unknown" },
    element("strong", {}, surface),
    element("span", {}, meaning),
    element("span", { class: "weight" }, weight.toFixed(2)),
  );
}

function candidateOf({ key, probability, veto, features, unexplained }) {
  const percent = `${Math.round(probability * 100)}%`;
  return element(
    "li",
    {},
    element(
      "details",
      {},
      element(
        "summary",
        {},
        element("span", { class: "candidate-key" }, shortKey(key)),
        element("span", { class: "weight" }, percent),
        bar(percent),
      ),
      featureTable(features),
    ),
    veto && element("p", { class: "why" }, label(`veto_${veto}`)),
    unexplained.length > 0
      ? element("p", { class: "why" }, `${label("notExplained")} ${unexplained.join(", ")}`)
      : undefined,
  );
}

function note(name, words) {
  if (words.length === 0) return undefined;
  return element("p", { class: "why" }, `${label(name)} ${words.join(", ")}`);
}

function featureTable(features) {
  const shown = Object.entries(features).filter(([name, value]) => value !== 0 && name !== "bias");
  return element(
    "table",
    {},
    element("caption", { class: "visually-hidden" }, label("features")),
    ...shown.map(([name, value]) =>
      element("tr", {}, element("th", { scope: "row" }, name), element("td", {}, value.toFixed(2))),
    ),
  );
}

function bar(percent) {
  const node = element("span", { class: "bar", "aria-hidden": "true" });
  node.style.setProperty("--share", percent);
  return node;
}

/** Within one collection the name of the collection says nothing. */
const shortKey = (key) => key.split("/").at(-1);
