/** Writes updates down and works them off: in order for every chat, different chats at once. */
import { setImmediate as nextTurn, setTimeout as sleep } from "node:timers/promises";
import type { Update } from "grammy/types";
import type { ClaimedUpdate, OfferedUpdate, UpdateJournal } from "../store/store.ts";
import type { Intake } from "./intake.ts";
import { safeError } from "./safe-error.ts";
import type { Log } from "./services.ts";
import {
  giveUp,
  handleUpdate,
  type UpdateHandling,
  type UpdateOutcome,
} from "./update-handling.ts";
import { updateOwner } from "./update-owner.ts";

export interface UpdateWorkerOptions extends UpdateHandling {
  /** How many updates are under way at once at most, each of another chat. */
  readonly parallel?: number;
}

export interface UpdateWorker extends Intake {
  /** Begins, with what an earlier process left unfinished. By then the bot must have its `botInfo`. */
  start(): void;
  /** Once the signal is aborted: resolves when nothing is under way any more, or after 8 seconds. */
  drain(): Promise<void>;
  /** Whether nothing is under way. */
  readonly isIdle: boolean;
}

/** Milliseconds. */
const times = {
  /** Between two looks at what another process may have left. */
  look: 1000,
  /** After which others may take over what this process had begun. */
  lease: 20_000,
  /** For how long an update is tried again where Telegram cannot be reached. */
  patience: 3_600_000,
  drain: 8000,
  /** For which what becomes of updates is gathered, to be told to the journal at once. */
  gathering: 2,
};
/**
 * When a process is killed, all it had claimed is under suspicion. What was claimed so often before
 * is handled one at a time, so that what really ends processes is told from what was only beside it.
 */
const unsuspectedClaims = 2;
/** What was claimed so often is not handled again: whoever waits is told so. */
const mostClaims = 5;
/** What was claimed so often is given up without a word, since the word ended the process too. */
const mostClaimsAtAll = 8;
/**
 * Updates that begin before the event loop turns: with more, the loop stands still for too long; with
 * fewer, each update is dearer, since what becomes of it is told to the journal alone.
 */
const begunInOneTurn = 8;
/** How many of those that were answered without the store it is told of once it works. */
const mostNotes = 10_000;

/** What the journal has yet to be told of an update. */
type Note = "finished" | "quarantined" | (typeof pauses)[number][0];

/** What is to be claimed again, and after how many milliseconds. */
const pauses = [
  ["released", 0],
  /** Another suspected update is handled. */
  ["suspected", 200],
  /** Telegram cannot be reached. */
  ["postponed", 2000],
  /** Telegram wants the chat to wait. */
  ["held", 15_000],
] as const;

const noteOf: Readonly<Record<UpdateOutcome, Note>> = {
  done: "finished",
  interrupted: "released",
  unreachable: "postponed",
  held: "held",
};

/** Without a store that works, updates are worked off as they are accepted. */
export function createUpdateWorker(options: UpdateWorkerOptions): UpdateWorker {
  return new JournaledWorker(options);
}

class JournaledWorker implements UpdateWorker {
  readonly #options: UpdateWorkerOptions;
  readonly #botId: number;
  readonly #underWay = new Map<number, Promise<Note>>();
  /** The end of what is under way of each chat, and of what each person types inline. */
  readonly #lines = new Map<string, Promise<unknown>>();
  readonly #notes = new Map<number, Note>();
  /** When the next update may begin: the event loop turns in between, however many are due. */
  #turnOver = Promise.resolve();
  #begun = 0;
  readonly #failing = new Set<Effort>();
  #timer: NodeJS.Timeout | undefined;
  #isSuspectUnderWay = false;
  #isTurning = false;
  #isAnotherTurnDue = false;
  #turnTimer: NodeJS.Timeout | undefined;
  #renewedAt = 0;

  constructor(options: UpdateWorkerOptions) {
    this.#options = options;
    this.#botId = Number(options.bot.token.split(":", 1)[0]);
  }

  get isIdle(): boolean {
    return !this.#isTurning && this.#turnTimer === undefined && this.#underWay.size === 0;
  }

  start(): void {
    this.#timer = setInterval(() => void this.#turn(), times.look);
    this.#journal.recover().then(
      () => this.#turn(),
      (error: unknown) => this.#fails("working", error),
    );
  }

  async accept(offered: readonly Update[]): Promise<void> {
    const updates = offered.filter(isUpdate);
    try {
      await this.#journal.accept(this.#botId, updates.map(toOffered));
      this.#works("accepting");
      void this.#turn();
    } catch (error) {
      this.#fails("accepting", error);
      await Promise.all(updates.map((update) => this.#answerUnwritten(update)));
    }
  }

  async drain(): Promise<void> {
    clearInterval(this.#timer);
    const end = new AbortController();
    const late = sleep(times.drain, undefined, { signal: end.signal }).catch(() => undefined);
    await Promise.race([this.#settle(), late]);
    end.abort();
    this.#forgetTurn();
    await this.#tellJournal().catch((error: unknown) => this.#fails("working", error));
  }

  get #log(): Log {
    return this.#options.services.log;
  }

  get #journal(): UpdateJournal {
    return this.#options.services.store.journal;
  }

  async #settle(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.all(this.#underWay.values());
  }

  /** Tells the journal what has become of updates and takes up others; one turn at a time. */
  async #turn(): Promise<void> {
    this.#isAnotherTurnDue = true;
    this.#forgetTurn();
    if (this.#isTurning || this.#timer === undefined) return;
    this.#isTurning = true;
    while (this.#isAnotherTurnDue) {
      this.#isAnotherTurnDue = false;
      try {
        await this.#tellJournal();
        await this.#renew();
        await this.#takeUp();
        this.#works("working");
      } catch (error) {
        this.#fails("working", error);
      }
    }
    this.#isTurning = false;
  }

  async #tellJournal(): Promise<void> {
    const [journal, botId, notes] = [this.#journal, this.#botId, [...this.#notes]];
    const tell = async (note: Note, say: (updateIds: readonly number[]) => Promise<void>) => {
      const updateIds = notes.filter(([, its]) => its === note).map(([id]) => id);
      if (updateIds.length === 0) return;
      await say(updateIds);
      for (const id of updateIds) this.#notes.delete(id);
    };
    await tell("finished", (updateIds) => journal.finish(botId, updateIds));
    await tell("quarantined", (updateIds) => journal.quarantine(botId, updateIds));
    for (const [note, ms] of pauses)
      await tell(note, (updateIds) => journal.release({ botId, updateIds, ms }));
  }

  async #renew(): Promise<void> {
    const now = performance.now();
    if (this.#underWay.size === 0 || now - this.#renewedAt < times.lease / 4) return;
    this.#renewedAt = now;
    const updateIds = [...this.#underWay.keys()];
    await this.#journal.renew({ botId: this.#botId, updateIds, ms: times.lease });
  }

  async #takeUp(): Promise<void> {
    const { signal, parallel = 64 } = this.#options;
    const limit = parallel - this.#underWay.size;
    if (limit <= 0 || signal.aborted) return;
    const claim = { botId: this.#botId, limit, leaseMs: times.lease };
    for (const claimed of await this.#journal.claim(claim)) {
      // A clock that was put forward ends leases before their time, our own among them.
      if (this.#underWay.has(claimed.updateId) || this.#notes.has(claimed.updateId)) continue;
      const work = this.#turnOver.then(() => this.#workOff(claimed));
      this.#begin(claimed.updateId, work);
      this.#begun += 1;
      if (this.#begun % begunInOneTurn === 0)
        this.#turnOver = this.#turnOver.then(() => nextTurn());
    }
  }

  #begin(updateId: number, work: Promise<Note>): void {
    this.#underWay.set(updateId, this.#note(updateId, work));
  }

  async #note(updateId: number, work: Promise<Note>): Promise<Note> {
    const note = await work;
    this.#underWay.delete(updateId);
    this.#notes.set(updateId, note);
    if (note === "quarantined") this.#log.error({ update: updateId }, "An update is given up.");
    this.#turnSoon();
    return note;
  }

  #turnSoon(): void {
    this.#turnTimer ??= setTimeout(() => void this.#turn(), times.gathering);
  }

  #forgetTurn(): void {
    clearTimeout(this.#turnTimer);
    this.#turnTimer = undefined;
  }

  async #workOff(claimed: ClaimedUpdate): Promise<Note> {
    const { payload, claims } = claimed;
    if (payload === undefined || claims > mostClaimsAtAll) return "quarantined";
    // It is what `accept` was given.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    const update = JSON.parse(payload) as Update;
    if (claims <= unsuspectedClaims) return this.#answer(update, claimed);
    if (this.#isSuspectUnderWay) return "suspected";
    this.#isSuspectUnderWay = true;
    try {
      if (claims <= mostClaims) return await this.#answer(update, claimed);
      await giveUp(update, this.#options);
      return this.#options.signal.aborted ? "released" : "quarantined";
    } finally {
      this.#isSuspectUnderWay = false;
    }
  }

  async #answer(update: Update, { acceptedAt }: ClaimedUpdate): Promise<Note> {
    const note = noteOf[await this.#handle(update)];
    const isWaiting = note === "postponed" || note === "held";
    const isTooOld = isWaiting && surelyNow() - acceptedAt > times.patience;
    return isTooOld ? "quarantined" : note;
  }

  /** Rejects where Telegram has to offer the update again. */
  async #answerUnwritten(update: Update): Promise<void> {
    const { update_id: id } = update;
    if (this.#notes.get(id) === "finished") return;
    if (!this.#underWay.has(id)) this.#begin(id, this.#handle(update).then(toUnwrittenNote));
    if ((await this.#underWay.get(id)) !== "finished") throw new NotTakenError();
    const [oldest] = this.#notes.keys();
    if (this.#notes.size > mostNotes && oldest !== undefined) this.#notes.delete(oldest);
  }

  /** After what is under way in its line. */
  async #handle(update: Update): Promise<UpdateOutcome> {
    const { kind, id } = updateOwner(update);
    const line = `${kind} ${id}`;
    const before = this.#lines.get(line);
    const outcome = handleAfter(before, update, this.#options);
    this.#lines.set(line, outcome);
    await outcome;
    if (this.#lines.get(line) === outcome) this.#lines.delete(line);
    return outcome;
  }

  /** One line for each outage, not one for each update. */
  #fails(what: Effort, error: unknown): void {
    if (this.#failing.has(what)) return;
    this.#failing.add(what);
    this.#log.error(safeError(error), `The store cannot ${efforts[what]}; answers go on.`);
  }

  #works(what: Effort): void {
    if (this.#failing.delete(what)) this.#log.info({}, `The store can ${efforts[what]} again.`);
  }
}

type Effort = "accepting" | "working";
const efforts: Readonly<Record<Effort, string>> = {
  accepting: "write updates down",
  working: "tell which updates are due",
};

/** Milliseconds since 1970, leaving out by how much the clock was put forward since the process began. */
function surelyNow(): number {
  return Math.min(Date.now(), performance.timeOrigin + performance.now());
}

async function handleAfter(
  before: Promise<unknown> | undefined,
  update: Update,
  handling: UpdateHandling,
): Promise<UpdateOutcome> {
  await before;
  return handleUpdate(update, handling);
}

/** A chat that has to wait for long must not hold back all others, as Telegram's offering would. */
function toUnwrittenNote(outcome: UpdateOutcome): Note {
  return outcome === "held" ? "finished" : noteOf[outcome];
}

/** What has no number cannot be offered again, nor told apart. */
function isUpdate(offered: Update | null): boolean {
  return Number.isSafeInteger(offered?.update_id);
}

function toOffered(update: Update): OfferedUpdate {
  const { update_id: updateId } = update;
  return { updateId, queue: updateOwner(update), payload: JSON.stringify(update) };
}

/** Neither written down nor answered. */
class NotTakenError extends Error {
  override readonly name = "NotTakenError";
}
