/** Takes the faults a test asks for; gives the one that strikes the next call. */
import type { ErrorResponse } from "./api-error.ts";
import type { RawParameters } from "./method.ts";

/**
 * What befalls a call: an error in place of its result, a connection cut before the call was
 * carried out or after, no answer ever, or a delay in milliseconds before it goes on as usual.
 */
export type Fault = ErrorResponse | "cut" | "cut-after" | "hang" | { readonly delayMs: number };

export type Interceptor = (method: string, parameters: RawParameters) => Fault | undefined;

export class Faults {
  readonly #next: { readonly method: string; readonly fault: Fault }[] = [];
  #interceptor: Interceptor | undefined;

  failNext(method: string, fault: Fault): void {
    this.#next.push({ method, fault });
  }

  intercept(interceptor: Interceptor | undefined): void {
    this.#interceptor = interceptor;
  }

  strike(method: string, parameters: RawParameters): Fault | undefined {
    const index = this.#next.findIndex((next) => next.method === method);
    if (index !== -1) return this.#next.splice(index, 1)[0]?.fault;
    return this.#interceptor?.(method, parameters);
  }

  clear(): void {
    this.#next.length = 0;
    this.#interceptor = undefined;
  }
}
