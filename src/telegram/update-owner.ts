/** An update in, whose updates wait for one another out: a chat's, else a person's; and who sent it. */
import type { Update } from "grammy/types";
import type { Owner } from "../store/store.ts";

/** All topics of a forum are one chat. What somebody types inline does not wait for their private chat. */
export function updateOwner(update: Update): Owner {
  const contents: readonly unknown[] = Object.values(update);
  const chat = contents
    .flatMap((content) => [
      numberAt(content, "chat"),
      numberAt(fieldOf(content, "message"), "chat"),
    ])
    .find(isNumber);
  if (chat !== undefined) return { kind: "chat", id: chat };
  const person = contents.map((content) => numberAt(content, "from")).find(isNumber);
  return { kind: "user", id: person ?? 0 };
}

/** Who wrote, pressed or typed; the group, where an administrator stays anonymous. */
export function updateSender(update: Update): number | undefined {
  const contents: readonly unknown[] = Object.values(update);
  return contents
    .flatMap((content) => [numberAt(content, "sender_chat"), numberAt(content, "from")])
    .find(isNumber);
}

function isNumber(value: number | undefined): value is number {
  return value !== undefined;
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
