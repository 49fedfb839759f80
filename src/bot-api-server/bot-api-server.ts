/**
 * A Bot API server on loopback, as strict as Telegram's: a real bot talks to it over HTTP, and test
 * users act on it.
 *
 * ```ts
 * const server = await startBotApiServer({ token: "1:test" });
 * const bot = new Bot("1:test", { client: { apiRoot: server.apiRoot } });
 * void bot.start();
 *
 * const anna = server.createUser({ firstName: "Anna", languageCode: "it" });
 * const bo = server.createUser({ firstName: "Bo" });
 * const chat = anna.privateChat();
 * await anna.sends(chat, "Quali sono i settori?");
 * const reply = await chat.waitForBotMessage();
 * const answer = await anna.presses(reply, "Fonte");      // {text?, show_alert?, url?}
 * await chat.waitForEdit(reply);                           // the message as the bot edited it
 *
 * const group = server.createGroup({ title: "Studio", members: [anna, bo], admins: [bo] });
 * await bo.sends(group, "/ask@fonti_bot settori", { replyTo: reply });
 * const page = await anna.queries("settori");              // {results, next_offset, button?, …}
 * const posted = await anna.chooses(page.results[0]!, group, "settori");
 * await bo.presses(posted, "Apri");                        // the bot edits it by inline_message_id
 *
 * const abroad = server.createGroup({ title: "Altrove", members: [anna], withoutBot: true });
 * await anna.sends(abroad, "@fonti_bot settori");          // a guest query
 *
 * server.failNext("sendMessage", { error_code: 429, description: "Too Many Requests: retry after 3",
 *   parameters: { retry_after: 3 } });
 * await server.idle();                                     // every update confirmed, no call under way
 * server.calls;                                            // [{method, parameters, response, ms}, …]
 * await server.close();
 * ```
 */
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { CallLog, type Call, type CallListener } from "./call-log.ts";
import { Faults, type Fault, type Interceptor } from "./faults.ts";
import { callInReply, createHttpListener } from "./http-listener.ts";
import type { BotUser, UpdateKind } from "./telegram-objects.ts";
import { TelegramState, type Change } from "./telegram-state.ts";
import { TestChat } from "./test-chat.ts";
import { TestUser } from "./test-user.ts";

export interface BotApiServerOptions {
  /** The one token that is accepted; its digits before the colon are the bot's id. */
  readonly token: string;
  /** Default: any free port. */
  readonly port?: number;
  readonly host?: string;
  readonly botUser?: Partial<BotUser>;
  /** Refuses parameters that a method does not have; Telegram ignores them. Default: true. */
  readonly strict?: boolean;
  /** Whether chosen inline results are told to the bot. Default: true. */
  readonly inlineFeedback?: boolean;
  /** Milliseconds since 1970. Default: `Date.now`. */
  readonly now?: () => number;
  /** What Telegram's waits between two attempts at a webhook are multiplied by. Default: 1. */
  readonly webhookPace?: number;
}

export interface UserProperties {
  readonly firstName: string;
  readonly lastName?: string;
  readonly username?: string;
  /** IETF tag of the user's Telegram, such as `zh-hans`. */
  readonly languageCode?: string;
  readonly id?: number;
}

export interface GroupProperties {
  readonly title: string;
  readonly members: readonly TestUser[];
  readonly admins?: readonly TestUser[];
  readonly isForum?: boolean;
  /** A group that is no supergroup yet. */
  readonly isBasic?: boolean;
  readonly botIsAdmin?: boolean;
  readonly withoutBot?: boolean;
}

const FIRST_USER_ID = 700_000_001;
const FIRST_BASIC_GROUP_ID = -4_000_001;
const FIRST_GROUP_ID = -1_002_000_000_001;

export class BotApiServer {
  /** For `client.apiRoot`. */
  readonly apiRoot: string;
  readonly token: string;
  readonly state: TelegramState;
  readonly #log: CallLog;
  readonly #faults: Faults;
  readonly #close: () => Promise<void>;
  readonly #inlineFeedback: boolean;
  readonly #conditions: (() => boolean)[] = [];
  #created = 0;

  constructor(parts: {
    readonly apiRoot: string;
    readonly token: string;
    readonly state: TelegramState;
    readonly log: CallLog;
    readonly faults: Faults;
    readonly inlineFeedback: boolean;
    readonly close: () => Promise<void>;
  }) {
    this.apiRoot = parts.apiRoot;
    this.token = parts.token;
    this.state = parts.state;
    this.#log = parts.log;
    this.#faults = parts.faults;
    this.#inlineFeedback = parts.inlineFeedback;
    this.#close = parts.close;
  }

  get bot(): BotUser {
    return this.state.bot;
  }

  /** Every call the bot made, in order, but for its long polls. */
  get calls(): readonly Call[] {
    return this.#log.calls;
  }

  callsTo(method: string): readonly Call[] {
    return this.calls.filter((call) => call.method === method);
  }

  clearCalls(): void {
    this.#log.clear();
  }

  createUser(properties: UserProperties): TestUser {
    const { firstName, lastName, username, languageCode } = properties;
    const id = properties.id ?? FIRST_USER_ID + this.#created++;
    const name = {
      first_name: firstName,
      ...(lastName !== undefined && { last_name: lastName }),
      ...(username !== undefined && { username }),
    };
    const language = languageCode === undefined ? {} : { language_code: languageCode };
    const user = { id, is_bot: false, ...name, ...language };
    this.state.users.set(id, user);
    const room = this.state.addRoom({ id, type: "private", ...name });
    room.setMember(user, "member");
    const chat = new TestChat(this.state, room);
    return new TestUser(this.state, { id, private: chat, inlineFeedback: this.#inlineFeedback });
  }

  createGroup(properties: GroupProperties): TestChat {
    const { title, members, admins = [], isForum = false, isBasic = false } = properties;
    const room = this.state.addRoom({
      id: (isBasic ? FIRST_BASIC_GROUP_ID : FIRST_GROUP_ID) - this.#created++,
      type: isBasic ? "group" : "supergroup",
      title,
      ...(isForum && { is_forum: true as const }),
    });
    for (const { user } of members) room.setMember(user, "member");
    for (const [index, { user }] of admins.entries()) {
      room.setMember(user, index === 0 ? "creator" : "administrator");
    }
    if (properties.withoutBot !== true) {
      room.setMember(this.bot, properties.botIsAdmin === true ? "administrator" : "member");
    }
    return new TestChat(this.state, room);
  }

  /** Delivers an update that no test user can cause; returns its id, if the bot wants its kind. */
  deliver(kind: UpdateKind, content: object): number | undefined {
    return this.state.updates.push(kind, content)?.update_id;
  }

  /** The next call of that method fails, once. Several faults strike one after the other. */
  failNext(method: string, fault: Fault): void {
    this.#faults.failNext(method, fault);
  }

  /** Asks before every call whether a fault strikes it; undefined ends that. */
  intercept(interceptor: Interceptor | undefined): void {
    this.#faults.intercept(interceptor);
  }

  /** Told of every call before it is carried out, long polls included. */
  onCall(listener: CallListener): void {
    this.#log.onCall(listener);
  }

  /** Returns what ends the listening. */
  onChange(listener: (change: Change) => void): () => void {
    return this.state.onChange(listener);
  }

  /** `idle` waits for the condition too: a bot may confirm updates before it has answered them. */
  waitFor(condition: () => boolean): void {
    this.#conditions.push(condition);
  }

  /**
   * Resolves once the bot has confirmed every update, waits for the next (by a poll or a webhook),
   * and has made no call for `quietMs`. Throws after `timeoutMs`.
   */
  async idle({ quietMs = 40, timeoutMs = 5000 } = {}): Promise<void> {
    const end = performance.now() + timeoutMs;
    while (performance.now() < end) {
      const { pending, isPolled } = this.state.updates;
      const isServed = isPolled || this.state.webhook.settings !== undefined;
      const isQuiet =
        this.#log.underWay === 0 &&
        this.#log.quietMs >= quietMs &&
        this.#conditions.every((holds) => holds());
      if (pending.length === 0 && isServed && isQuiet) return;
      await sleep(5);
    }
    const { pending, isPolled } = this.state.updates;
    throw new Error(
      `the bot is not idle after ${timeoutMs} ms: ${pending.length} updates unconfirmed, ` +
        `${this.#log.underWay} calls under way, ${isPolled ? "polling" : "not polling"}`,
    );
  }

  close(): Promise<void> {
    return this.#close();
  }
}

export async function startBotApiServer(options: BotApiServerOptions): Promise<BotApiServer> {
  const { token, port = 0, host = "127.0.0.1", strict = true, inlineFeedback = true } = options;
  const { now = Date.now, webhookPace = 1 } = options;
  const state = new TelegramState(toBotUser(options), { now, webhookPace });
  const log = new CallLog();
  const faults = new Faults();
  state.webhook.onReply = (name, parameters) =>
    void callInReply({ token, strict, state, log, faults }, { name, parameters });
  const listener = createHttpListener({ token, strict, state, log, faults });
  listener.listen(port, host);
  await once(listener, "listening");
  const address = listener.address();
  const bound = typeof address === "object" ? address?.port : port;
  const close = async () => {
    const closed = once(listener, "close");
    state.webhook.use(undefined);
    listener.close();
    listener.closeAllConnections();
    await closed;
  };
  const apiRoot = `http://${host}:${bound}`;
  return new BotApiServer({ apiRoot, token, state, log, faults, inlineFeedback, close });
}

function toBotUser({ token, botUser = {} }: BotApiServerOptions): BotUser {
  return {
    id: Number(/^\d+/.exec(token)?.[0] ?? 1),
    is_bot: true,
    first_name: "Fonti",
    username: "fonti_bot",
    can_join_groups: true,
    can_read_all_group_messages: false,
    supports_inline_queries: true,
    supports_guest_queries: true,
    ...botUser,
  };
}
