/** Every call the bot made, with its parameters, what it got and how long that took. */
import type { ErrorResponse } from "./api-error.ts";
import type { RawParameters } from "./method.ts";

export type ApiResponse =
  | { readonly ok: true; readonly result: unknown }
  | ({ readonly ok: false } & ErrorResponse);

export interface Call {
  /** Counted from 0. */
  readonly index: number;
  readonly method: string;
  readonly parameters: RawParameters;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Undefined while the call is under way, and where its connection was cut. */
  readonly response?: ApiResponse;
  readonly ms?: number;
}

export type CallListener = (method: string, parameters: RawParameters) => void;

const MAX_CALLS = 20_000;

export class CallLog {
  #calls: Call[] = [];
  readonly #listeners: CallListener[] = [];
  #next = 0;
  #lastAt = 0;
  readonly #underWay = new Map<Call, number>();

  /** The newest calls, in order; long polls are not among them. */
  get calls(): readonly Call[] {
    return this.#calls;
  }

  get underWay(): number {
    return this.#underWay.size;
  }

  /** Monotonic milliseconds since the last call began or ended. */
  get quietMs(): number {
    return performance.now() - this.#lastAt;
  }

  /** Told of every call before it is carried out, long polls included. */
  onCall(listener: CallListener): void {
    this.#listeners.push(listener);
  }

  announce(method: string, parameters: RawParameters): void {
    for (const listener of this.#listeners) listener(method, parameters);
  }

  begin(method: string, parameters: RawParameters, at: number): Call {
    const call = { index: this.#next++, method, parameters, at };
    this.#calls.push(call);
    if (this.#calls.length > MAX_CALLS) this.#calls = this.#calls.slice(-MAX_CALLS / 2);
    this.#lastAt = performance.now();
    this.#underWay.set(call, this.#lastAt);
    return call;
  }

  end(call: Call, response: ApiResponse | undefined): void {
    this.#lastAt = performance.now();
    const ms = this.#lastAt - (this.#underWay.get(call) ?? this.#lastAt);
    this.#underWay.delete(call);
    const position = this.#calls.lastIndexOf(call);
    if (position === -1) return;
    this.#calls[position] = { ...call, ms, ...(response !== undefined && { response }) };
  }

  clear(): void {
    this.#calls = [];
  }
}
