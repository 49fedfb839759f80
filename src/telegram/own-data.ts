/** Shows a person all that is stored of them, and deletes it when they say so. */
import { heldDataReply } from "../rendering/held-data-reply.ts";
import type { Button } from "../rendering/reply.ts";
import { plain } from "../rendering/rich-text.ts";
import type { Owner } from "../store/store.ts";
import { continuationOf } from "./answers.ts";
import { recognise } from "./asker.ts";
import type { CommandCall } from "./commands.ts";
import { editReply, placeBeside, sendReply } from "./delivery.ts";
import { safeError } from "./safe-error.ts";
import type { BotServices, FontiContext } from "./services.ts";

/** The commands, which are also payloads of links into the private chat. */
export type OwnDataCommand = "mydata" | "forget";

/** In a group nothing is shown of anybody: a button leads into the private chat. */
export async function showOwnData(call: CommandCall): Promise<void> {
  const { ctx, message, services } = call;
  const { from } = message;
  if (message.chat.type !== "private" || from === undefined) return inPrivate("mydata", call);
  const { settings, feedback, unanswered } = services.store;
  const held = await Promise.all(
    ownersOf(from.id).map(async (owner) => ({
      settings: await settings.of(owner),
      feedback: await feedback.of(owner),
      questions: await unanswered.of(owner),
    })),
  );
  const { i18n, answerer } = services;
  const data = {
    settings: new Map(held.flatMap((part) => [...part.settings])),
    feedback: held.flatMap((part) =>
      part.feedback.map((given) => {
        const answer = answerer.recall(given.ref, given.locale);
        const title = answer?.outcome === "answered" ? answer.title : ctx.t("ownData.noAnswer");
        return { ...given, title: answer && title };
      }),
    ),
    questions: held.flatMap((part) => part.questions.map(({ question }) => question)),
  };
  await sendReply(ctx, heldDataReply(data, i18n, ctx.asker.locale), placeBeside(message));
}

/** Asks once; what follows the press is `forgetOwner`. */
export async function offerToForget(call: CommandCall): Promise<void> {
  const { ctx, message } = call;
  if (message.chat.type !== "private") return inPrivate("forget", call);
  const buttons: Button[][] = [[{ label: ctx.t("ownData.delete"), action: { kind: "forget" } }]];
  await sendReply(ctx, { ...plain(ctx.t("ownData.confirm")), buttons }, placeBeside(message));
}

/** Deletes at once all that is stored of whoever pressed, and says so in place of the question. */
export async function forgetOwner(
  ctx: FontiContext,
  services: BotServices,
): Promise<string | undefined> {
  const { store, log } = services;
  if (ctx.from === undefined) return undefined;
  try {
    for (const owner of ownersOf(ctx.from.id)) await store.forget(owner);
  } catch (error) {
    log.error(safeError(error), "The store cannot be written; somebody's data is not deleted.");
    return ctx.t("ownData.notDeleted");
  }
  // Not even the language somebody had chosen is known any more.
  await recognise(ctx, services);
  const reply = { ...plain(ctx.t("ownData.deleted")), buttons: [] };
  await editReply(ctx, reply, continuationOf("", ctx.asker.locale, services));
  return undefined;
}

/** A private chat has the number of its person, and may have settings and updates of its own. */
function ownersOf(id: number): readonly Owner[] {
  return [
    { kind: "user", id },
    { kind: "chat", id },
  ];
}

async function inPrivate(command: OwnDataCommand, { ctx, message }: CommandCall): Promise<void> {
  const action = { kind: "open", ref: command } as const;
  const buttons: Button[][] = [[{ label: ctx.t("group.privateChat"), action }]];
  await sendReply(ctx, { ...plain(ctx.t("ownData.inPrivate")), buttons }, placeBeside(message));
}
