/** Spreads requests over ports of loopback by turns, as a proxy before several replicas does. */
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";

/** Milliseconds after which a replica that does not answer is passed over. */
const PATIENCE = 1500;

export interface RoundRobin {
  /** Its own. */
  readonly port: number;
  close(): void;
}

/** Where no replica answers, neither does it: 502. */
export async function startRoundRobin(ports: readonly number[]): Promise<RoundRobin> {
  let turn = 0;
  const forward = async (request: IncomingMessage, body: Buffer): Promise<number> => {
    for (let tried = 0; tried < ports.length; tried += 1) {
      const port = ports[turn++ % ports.length];
      const secret = String(request.headers["x-telegram-bot-api-secret-token"]);
      const answered = await fetch(`http://127.0.0.1:${port}${request.url}`, {
        method: "POST",
        body: new Uint8Array(body),
        headers: { "content-type": "application/json", "x-telegram-bot-api-secret-token": secret },
        signal: AbortSignal.timeout(PATIENCE),
      }).catch(() => undefined);
      if (answered?.status === 200) return 200;
    }
    return 502;
  };
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    response.statusCode = await forward(request, await buffer(request));
    response.end();
  };
  const server = createServer((request, response) => void answer(request, response)).listen(
    0,
    "127.0.0.1",
  );
  await once(server, "listening");
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  const address = server.address();
  return { port: typeof address === "object" ? (address?.port ?? 0) : 0, close };
}
