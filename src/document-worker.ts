/** In a thread of its own: a file's name and bytes in, what is read of it out, one message each. */
import { parentPort } from "node:worker_threads";
import { readDocument } from "./documents/read-document.ts";

export interface DocumentRequest {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface DocumentResponse {
  readonly result: Awaited<ReturnType<typeof readDocument>>;
}

async function respond({ name, bytes }: DocumentRequest): Promise<void> {
  const response: DocumentResponse = { result: await readDocument(name, bytes) };
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window
  parentPort?.postMessage(response);
}

parentPort?.on("message", (request: DocumentRequest) => {
  void respond(request);
});
