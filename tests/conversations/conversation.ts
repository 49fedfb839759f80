/** Reads a file of conversations: who does what, and what is to be seen after it. The format is in README.md. */

export type Person = "Anna" | "Li" | "Emma";

export type Deed =
  | { readonly kind: "says"; readonly text: string; readonly answering: boolean }
  | { readonly kind: "presses"; readonly label: string }
  | { readonly kind: "types inline"; readonly query: string };

export type Expectation =
  | { readonly kind: "line"; readonly text: string }
  | { readonly kind: "words"; readonly text: string }
  | { readonly kind: "absent words"; readonly text: string }
  | { readonly kind: "quote"; readonly text: string }
  | { readonly kind: "button"; readonly text: string }
  | { readonly kind: "silence" }
  | { readonly kind: "same message" }
  | { readonly kind: "new message" };

export interface Step {
  /** Counted from 1, in the file. */
  readonly line: number;
  readonly person: Person | undefined;
  readonly place: "private" | "group";
  readonly deed: Deed;
  readonly expectations: readonly Expectation[];
}

export interface Conversation {
  readonly title: string;
  readonly steps: readonly Step[];
}

type OpenStep = Omit<Step, "expectations"> & { readonly expectations: Expectation[] };
interface OpenConversation extends Conversation {
  readonly steps: OpenStep[];
}

const deedPattern = /^(?<mark>>>?|@) ?(?:(?<person>Anna|Li|Emma): )?(?<rest>.*)$/u;
const notes = ["silence", "same message", "new message"] as const;

/** Throws with the line's number where a line has no conversation or no step to belong to. */
export function parseConversations(text: string): Conversation[] {
  const conversations: OpenConversation[] = [];
  for (const [index, line] of text.split("\n").entries()) {
    const current = conversations.at(-1);
    if (line.startsWith("# ")) conversations.push({ title: line.slice(2), steps: [] });
    else if (current !== undefined && isWritten(line)) readLine(current, line, index + 1);
  }
  return conversations;
}

/** Empty lines and headings of sections belong to no conversation. */
function isWritten(line: string): boolean {
  return line.trim() !== "" && !line.startsWith("## ");
}

function readLine({ steps }: OpenConversation, text: string, line: number): void {
  const step = steps.at(-1);
  const groups = deedPattern.exec(text)?.groups;
  if (groups !== undefined) {
    const { mark, person, rest = "" } = groups;
    const place = mark === ">>" ? "group" : "private";
    const deed = mark === "@" ? ({ kind: "types inline", query: rest } as const) : toDeed(rest);
    steps.push({ line, person: person as Person | undefined, place, deed, expectations: [] });
  } else if (step === undefined) {
    throw new Error(`line ${line}: what the bot says comes after what somebody does: ${text}`);
  } else {
    step.expectations.push(toExpectation(text));
  }
}

function toDeed(text: string): Deed {
  const label = inside(text, "[", "]");
  if (label !== undefined) return { kind: "presses", label };
  const answer = /^\(in reply\) (?<text>.*)$/u.exec(text)?.groups?.["text"];
  const said = (answer ?? text).replaceAll("↵", "\n");
  return { kind: "says", text: said, answering: answer !== undefined };
}

function toExpectation(text: string): Expectation {
  const note = notes.find((each) => text === `(${each})`);
  if (note !== undefined) return { kind: note };
  const quote = inside(text, '"', '"');
  if (quote !== undefined) return { kind: "quote", text: quote };
  const label = inside(text, "[", "]");
  if (label !== undefined) return { kind: "button", text: label };
  if (text.startsWith("~ ")) return { kind: "words", text: text.slice(2) };
  if (text.startsWith("! ")) return { kind: "absent words", text: text.slice(2) };
  return { kind: "line", text };
}

function inside(text: string, open: string, close: string): string | undefined {
  const isInside = text.length > 1 && text.startsWith(open) && text.endsWith(close);
  return isInside ? text.slice(1, -1) : undefined;
}
