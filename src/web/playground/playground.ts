/** The playground: a chat page on loopback, where the bot behind a Bot API server is tried without Telegram. */
import type { Server } from "node:http";
import { createAdaptorServer } from "@hono/node-server";
import { Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import type { BotApiServer } from "../../bot-api-server/bot-api-server.ts";
import { listen } from "../listener.ts";
import { capBody, requireJson, requireSameHost, secureHeaders } from "./loopback-guard.ts";
import { createPageFiles } from "./page-files.ts";
import type { Explain } from "./playground-api.ts";
import { createPlaygroundApi } from "./playground-api.ts";
import { PlaygroundPeople, type InterfaceLanguage } from "./playground-people.ts";
import type { Examples } from "./playground-view.ts";

export interface PlaygroundOptions {
  /** What the bot's `client.apiRoot` names. */
  readonly apiServer: BotApiServer;
  /** Default: 127.0.0.1. Requests for another host than this one or loopback are refused. */
  readonly host?: string;
  /** Default: 8080; 0 takes any free port. */
  readonly port?: number;
  /** The people's interface language at first. Default: `it`. */
  readonly language?: InterfaceLanguage;
  /** Questions to begin with, in each language. */
  readonly examples?: Examples;
  /** How questions are understood, for the page to show. Default: it does not offer to. */
  readonly explain?: Explain;
}

export interface Playground {
  readonly url: string;
  close(): Promise<void>;
}

const EXAMPLES: Examples = {
  it: ["Quali sono i settori?", "Chi è Huang Qifan?", "Qual è l'obiettivo per il 2010?"],
  zh: ["2010年的目标是什么？", "有哪些重点行业？", "黄奇帆是谁？"],
  en: ["Who is Huang Qifan?", "Which sectors are listed?", "What is the target for 2010?"],
};

export async function startPlayground(options: PlaygroundOptions): Promise<Playground> {
  const { apiServer, host = "127.0.0.1", port = 8080 } = options;
  const people = new PlaygroundPeople(apiServer, options.language ?? "it");
  const app = new Hono();
  app.use(secureHeaders, requireSameHost(host), requireJson, capBody);
  app.onError((error, context) =>
    error instanceof HTTPException
      ? context.json({ error: error.message }, error.status)
      : context.json({ error: "Internal Server Error" }, 500),
  );
  app.route(
    "/api",
    createPlaygroundApi(apiServer, {
      people,
      examples: options.examples ?? EXAMPLES,
      explain: options.explain,
    }),
  );
  app.route("/", createPageFiles());
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  const listener = await listen(server, { host, port });
  return {
    url: listener.url,
    close: () => {
      // A page that is open waits for news for as long as it is let.
      server.closeAllConnections();
      return listener.close();
    },
  };
}
