/** Takes what Telegram posts to the webhook; hands each update to the intake before it is acknowledged. */
import type { Server } from "node:http";
import { createAdaptorServer } from "@hono/node-server";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { Update } from "grammy/types";
import type { Intake } from "../../telegram/intake.ts";
import { safeError } from "../../telegram/safe-error.ts";
import type { Log } from "../../telegram/services.ts";
import { listen, type Listener } from "../listener.ts";
import { isSecret } from "./secret.ts";

export interface WebhookOptions {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Of the address that Telegram was given, beginning with a slash. */
  readonly path: string;
  /** What Telegram was told to send with every update. */
  readonly secret: string;
  readonly intake: Intake;
  readonly log: Log;
  /** Milliseconds that a request may take to arrive. Default: 10,000. */
  readonly slowest?: number;
}

/** Bytes; an update has some thousands. */
const largestBody = 2 ** 20;
/** Milliseconds; longer than proxies keep a connection that they do not use. */
const keepAlive = 75_000;

/**
 * Whoever does not have the secret is told nothing but 401, whatever they ask for. Who has it gets
 * 200 once the update is taken, 400 for what is no update, 413 for what is too large, and 503 where
 * the update could not be taken, so that Telegram offers it again. Rejects where it cannot listen.
 */
export function startWebhook(options: WebhookOptions): Promise<Listener> {
  const { host, port, slowest = 10_000 } = options;
  const server = createAdaptorServer({
    fetch: createApp(options).fetch,
    serverOptions: {
      requestTimeout: slowest,
      headersTimeout: slowest,
      connectionsCheckingInterval: slowest / 10,
      keepAliveTimeout: keepAlive,
    },
  });
  return listen(server as Server, { host, port });
}

function createApp({ path, secret, intake, log }: WebhookOptions): Hono {
  const app = new Hono();
  app.use(async (context, next) => {
    const { method, url } = context.req;
    const given = context.req.header("x-telegram-bot-api-secret-token") ?? "";
    const isTelegram = isSecret(given, secret);
    if (!isTelegram || method !== "POST" || new URL(url).pathname !== path)
      return context.body(null, 401);
    await next();
  });
  app.use(bodyLimit({ maxSize: largestBody, onError: (context) => context.body(null, 413) }));
  app.post("*", async (context) => {
    const update = parseUpdate(await context.req.text());
    if (update === undefined) {
      log.warn({}, "Something came to the webhook with its secret that is no update.");
      return context.body(null, 400);
    }
    await intake.accept([update]);
    return context.body(null, 200);
  });
  app.onError((error, context) => {
    log.error(safeError(error), "An update could not be taken; Telegram will offer it again.");
    return context.body(null, 503);
  });
  return app;
}

/** Undefined for what is no update; what else is wrong with one is its handler's to find out. */
function parseUpdate(body: string): Update | undefined {
  try {
    const update = Object(JSON.parse(body)) as Partial<Update>;
    return isUpdate(update) ? update : undefined;
  } catch {
    return undefined;
  }
}

function isUpdate(update: Partial<Update>): update is Update {
  return Number.isSafeInteger(update.update_id);
}
