/** S4 and S5: paths that lead out of the page's folder, and requests from elsewhere. */
import { once } from "node:events";
import { request, type IncomingMessage } from "node:http";
import { networkInterfaces } from "node:os";
import { connect } from "node:net";
import { expect, it, onTestFinished } from "vitest";
import { startPlayground } from "../../src/web/playground/playground.ts";
import { startServer } from "../telegram/fonti-on-server.ts";
import { recordFault } from "./fault-record.ts";

async function startPage(): Promise<URL> {
  const page = await startPlayground({ apiServer: await startServer(), port: 0 });
  onTestFinished(() => page.close());
  return new URL(page.url);
}

interface Asked {
  readonly path?: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The path goes out as it is, which `fetch` would tidy up. */
async function ask({ hostname, port }: URL, { path = "/", method = "GET", headers = {} }: Asked) {
  const asked = request({ hostname, port, path, method, headers });
  asked.end(method === "POST" ? "{}" : undefined);
  const [response] = (await once(asked, "response")) as [IncomingMessage];
  let body = "";
  // What is served need not end: events go on.
  if (response.headers["content-type"]?.includes("event-stream") === true) response.destroy();
  else for await (const part of response) body += String(part);
  return { status: response.statusCode ?? 0, body };
}

const climbs = [
  "../",
  "..%2f",
  "%2e%2e/",
  "%2e%2e%2f",
  "..%5c",
  "..\\",
  "....//",
  "..%252f",
  "%c0%ae%c0%ae/",
  "..;/",
  ".%00./",
  "/",
];
const starts = ["/", "//", "/api/", "/./", "/app.js/", "/file:///", "/%2f", "/index.html/", "/C:/"];
const targets = ["etc/passwd", "package.json", "src/main.ts", "playground.ts", ".env"];

it("serves nothing that lies outside the page's folder", async () => {
  const url = await startPage();
  const paths = starts.flatMap((start) =>
    climbs.flatMap((climb) => targets.map((target) => `${start}${climb.repeat(5)}${target}`)),
  );
  const answers = await Promise.all(paths.map((path) => ask(url, { path })));
  const outside = answers.filter(
    ({ status, body }) => status < 400 || /root:|"name": "fonti"|^import /mu.test(body),
  );
  recordFault({
    row: "S4",
    injected: "paths that climb out of the playground’s page folder",
    times: paths.length,
    measured: `${outside.length} answered with anything but a refusal`,
    holds: outside.length === 0,
  });
  expect(outside).toEqual([]);
});

it("refuses every foreign host and origin, and listens on loopback alone", async () => {
  const url = await startPage();
  const own = `127.0.0.1:${url.port}`;
  const hosts = [
    "evil.example",
    `evil.example:${url.port}`,
    "127.0.0.1.evil.example",
    "localhost.evil.example",
    "0.0.0.0",
    "[::]",
    "127.0.0.1@evil.example",
  ];
  const origins = [
    "https://evil.example",
    "null",
    "http://evil.example",
    `https://${own}`,
    "http://127.0.0.1:1",
    `http://${own}.evil.example`,
    "file://",
  ];
  const forgedHeaders = [
    ...hosts.map((host) => ({ host })),
    ...origins.map((origin) => ({ host: own, origin })),
  ];
  const forged: readonly Asked[] = ["/", "/api/state", "/api/events", "/app.js"].flatMap((path) =>
    forgedHeaders.map((headers) => ({ path, headers })),
  );
  const posts = origins.map((origin) => ({
    path: "/api/reset",
    method: "POST",
    headers: { host: own, origin, "content-type": "application/json" },
  }));
  const plain = ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"].map(
    (type) => ({
      path: "/api/reset",
      method: "POST",
      headers: { host: own, "content-type": type },
    }),
  );
  const answers = await Promise.all(
    [...forged, ...posts, ...plain].map((asked) => ask(url, asked)),
  );
  const taken = answers.flatMap(({ status }, at) =>
    status < 400 ? [[...forged, ...posts, ...plain][at]] : [],
  );
  const reached = await Promise.all(
    ownAddresses().map((address) => isOpen(address, Number(url.port))),
  );
  const isLocal = !reached.includes(true);
  recordFault({
    row: "S5",
    injected: "forged Host, Origin and content types; the machine’s other addresses",
    times: answers.length + reached.length,
    measured: `${taken.length} served, ${reached.filter(Boolean).length} of ${reached.length} other addresses open`,
    holds: taken.length === 0 && isLocal,
  });
  expect([taken, isLocal]).toEqual([[], true]);
  expect((await ask(url, {})).status).toBe(200);
});

function ownAddresses(): readonly string[] {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal, family }) => !internal && family === "IPv4")
    .map(({ address }) => address);
}

function isOpen(address: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: address, port, timeout: 2_000 });
    const end = (result: boolean) => {
      socket.destroy();
      resolve(result);
    };
    socket
      .once("connect", () => end(true))
      .once("error", () => end(false))
      .once("timeout", () => end(false));
  });
}
