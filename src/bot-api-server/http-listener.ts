/** Takes HTTP requests to /bot<token>/<method>; gives the JSON that the Bot API would answer. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { ApiError } from "./api-error.ts";
import type { ApiResponse, CallLog } from "./call-log.ts";
import type { Faults, Fault } from "./faults.ts";
import { methodNamed } from "./method-table.ts";
import type { RawParameters } from "./method.ts";
import { readParameters } from "./request-parameters.ts";
import type { TelegramState } from "./telegram-state.ts";

export interface Telegram {
  readonly token: string;
  readonly strict: boolean;
  readonly state: TelegramState;
  readonly log: CallLog;
  readonly faults: Faults;
}

export function createHttpListener(telegram: Telegram): Server {
  return createServer((request, response) => {
    void answer(telegram, request, response);
  });
}

async function answer(
  telegram: Telegram,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    const url = new URL(request.url ?? "/", "http://localhost");
    const name = methodName(telegram, url);
    const parameters = await readParameters(request, url);
    const result = await respond(telegram, { name, parameters, response });
    if (result === undefined) return;
    write(response, result);
  } catch (error) {
    write(response, toErrorResponse(error));
  }
}

function methodName({ token }: Telegram, { pathname }: URL): string {
  const match = /^\/bot([^/]+)\/([^/]+)\/?$/.exec(decodeURIComponent(pathname));
  if (match === null) throw new ApiError({ error_code: 404, description: "Not Found" });
  if (match[1] !== token) throw new ApiError({ error_code: 401, description: "Unauthorized" });
  return match[2] ?? "";
}

interface Incoming {
  readonly name: string;
  readonly parameters: RawParameters;
  readonly response: ServerResponse;
}

/** Long polls are kept out of the log: there is always one under way. */
async function respond(telegram: Telegram, incoming: Incoming): Promise<ApiResponse | undefined> {
  const { name, parameters, response } = incoming;
  telegram.log.announce(name, parameters);
  if (name.toLowerCase() === "getupdates") return carryOut(telegram, incoming);
  const { log, state } = telegram;
  const call = log.begin(name, parameters, state.now());
  let result: ApiResponse | undefined;
  try {
    result = await carryOut(telegram, incoming);
  } finally {
    log.end(call, result);
    state.emit({ kind: "call", index: call.index });
  }
  return response.destroyed ? undefined : result;
}

/** Carries out a call that came as a webhook's response; nobody is told its result. */
export async function callInReply(
  { state, log, strict }: Telegram,
  { name, parameters }: Omit<Incoming, "response">,
): Promise<void> {
  const call = log.begin(name, parameters, state.now());
  const options = { strict, signal: new AbortController().signal };
  log.end(call, await resultOf(async () => methodNamed(name)(state, parameters, options)));
  state.emit({ kind: "call", index: call.index });
}

async function carryOut(
  telegram: Telegram,
  { name, parameters, response }: Incoming,
): Promise<ApiResponse | undefined> {
  const fault = telegram.faults.strike(name, parameters);
  if (await strikesBefore(fault, response)) return undefined;
  const hangUp = new AbortController();
  response.once("close", () => hangUp.abort());
  const options = { strict: telegram.strict, signal: hangUp.signal };
  return resultOf(async () => {
    if (isError(fault)) throw new ApiError(fault);
    const result = await methodNamed(name)(telegram.state, parameters, options);
    if (fault === "cut-after") response.socket?.resetAndDestroy();
    return result;
  });
}

async function resultOf(run: () => Promise<unknown>): Promise<ApiResponse> {
  try {
    return { ok: true, result: await run() };
  } catch (error) {
    return toErrorResponse(error);
  }
}

function isError(fault: Fault | undefined): fault is Extract<Fault, { error_code: number }> {
  return typeof fault === "object" && "error_code" in fault;
}

/** Whether the call ends here, before it is carried out. */
async function strikesBefore(fault: Fault | undefined, response: ServerResponse): Promise<boolean> {
  if (fault === "cut") response.socket?.resetAndDestroy();
  if (typeof fault === "object" && "delayMs" in fault) await sleep(fault.delayMs);
  return fault === "cut" || fault === "hang";
}

function toErrorResponse(error: unknown): Extract<ApiResponse, { ok: false }> {
  if (error instanceof ApiError) {
    const { error_code, description, parameters } = error;
    return { ok: false, error_code, description, ...(parameters && { parameters }) };
  }
  const description = `Internal Server Error: ${error instanceof Error ? error.message : "unknown"}`;
  return { ok: false, error_code: 500, description };
}

function write(response: ServerResponse, body: ApiResponse): void {
  if (response.destroyed) return;
  response.writeHead(body.ok ? 200 : body.error_code, { "content-type": "application/json" });
  response.end(JSON.stringify(body));
}
