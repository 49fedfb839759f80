/** Takes an HTTP server; gives the address it listens on, and a way to end it without cutting off anybody. */
import { once } from "node:events";
import type { Server } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

export interface Address {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
}

export interface Listener {
  /** Without a slash at its end. */
  readonly url: string;
  /** Takes no further connection; requests under way have a second to end. */
  close(): Promise<void>;
}

/** Milliseconds. */
const lastRequests = 1000;

/** Rejects where the address cannot be listened on. */
export async function listen(server: Server, { host, port }: Address): Promise<Listener> {
  server.listen(port, host);
  await once(server, "listening");
  const address = server.address();
  const bound = typeof address === "object" ? address?.port : port;
  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${bound}`,
    close: () => close(server),
  };
}

async function close(server: Server): Promise<void> {
  if (!server.listening) return;
  const closed = once(server, "close");
  server.close();
  // Connections whose request has just ended would be kept for the next.
  const sweep = setInterval(() => server.closeIdleConnections(), 20);
  await Promise.race([closed, sleep(lastRequests, undefined, { ref: false })]);
  clearInterval(sweep);
  server.closeAllConnections();
  await closed;
}
