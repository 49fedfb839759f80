/** An update in, whose updates wait for one another out: a chat's, else a person's; and who sent it. */
import type { Update } from "grammy/types";
import type { Owner } from "../store/store.ts";

/** All topics of a forum are one chat. A private chat has the number of its person. */
export function updateOwner(update: Update): Owner {
  const contents: readonly unknown[] = Object.values(update);
  const id = contents
    .flatMap((content) => [
      numberAt(content, "chat"),
      numberAt(fieldOf(content, "message"), "chat"),
      numberAt(content, "from"),
    ])
    .find((number) => number !== undefined);
  return { kind: "chat", id: id ?? 0 };
}

/** Who wrote, pressed or typed; the group, where an administrator stays anonymous. */
export function updateSender(update: Update): number | undefined {
  const contents: readonly unknown[] = Object.values(update);
  return contents
    .flatMap((content) => [numberAt(content, "sender_chat"), numberAt(content, "from")])
    .find((number) => number !== undefined);
}

function numberAt(content: unknown, field: string): number | undefined {
  const id = fieldOf(fieldOf(content, field), "id");
  return typeof id === "number" ? id : undefined;
}

/** Of whatever kind the value is, as it came from outside. */
function fieldOf(value: unknown, field: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, field)
    ? Reflect.get(value, field)
    : undefined;
}
