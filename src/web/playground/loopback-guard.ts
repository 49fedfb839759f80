/** Takes a request; refuses it unless it comes from a page of this very server, and caps what it carries. */
import type { MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { HTTPException } from "hono/http-exception";

const LOOPBACK = ["localhost", "127.0.0.1", "[::1]"];
const MAX_BODY_BYTES = 64 * 1024;
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; " +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/**
 * A foreign name in `Host` means that a name was rebound to this address; a foreign `Origin`, that
 * another site's page is calling.
 */
export function requireSameHost(boundHost: string): MiddlewareHandler {
  const permitted = new Set([...LOOPBACK, boundHost]);
  return async (context, next) => {
    const host = context.req.header("host") ?? "";
    const origin = context.req.header("origin");
    const isOwn = permitted.has(host.replace(/:\d+$/, "").toLowerCase());
    if (!isOwn || (origin !== undefined && origin !== `http://${host}`)) {
      throw new HTTPException(403, { message: "Forbidden: not a page of this server" });
    }
    await next();
  };
}

/** Only JSON may change something: no form on another site can send it. */
export const requireJson: MiddlewareHandler = async (context, next) => {
  const type = context.req.header("content-type") ?? "";
  if (context.req.method === "POST" && !/^application\/json\b/i.test(type)) {
    throw new HTTPException(415, {
      message: "Unsupported Media Type. Permitted: application/json",
    });
  }
  await next();
};

export const capBody: MiddlewareHandler = bodyLimit({
  maxSize: MAX_BODY_BYTES,
  onError: (context) => context.json({ error: "Payload Too Large. Permitted: 64 kB" }, 413),
});

export const secureHeaders: MiddlewareHandler = async (context, next) => {
  await next();
  context.header("content-security-policy", POLICY);
  context.header("x-content-type-options", "nosniff");
  context.header("referrer-policy", "no-referrer");
  context.header("cross-origin-opener-policy", "same-origin");
  context.header("cache-control", "no-store");
};
