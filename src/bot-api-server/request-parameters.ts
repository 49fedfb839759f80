/** Takes an HTTP request; gives the call's parameters from its address and its body, whatever the encoding. */
import type { IncomingMessage } from "node:http";
import { ApiError, badRequest } from "./api-error.ts";
import type { RawParameters } from "./method.ts";

const MAX_BODY_BYTES = 50 * 2 ** 20;

export async function readParameters(request: IncomingMessage, url: URL): Promise<RawParameters> {
  const fromAddress = Object.fromEntries(url.searchParams);
  const body = await readBody(request);
  if (body.length === 0) return fromAddress;
  const type = request.headers["content-type"] ?? "";
  return { ...fromAddress, ...parseBody(body, type) };
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) {
      throw new ApiError({ error_code: 413, description: "Request Entity Too Large" });
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function parseBody(body: Buffer, type: string): RawParameters {
  if (type.startsWith("application/json")) return parseJson(body.toString());
  if (type.startsWith("application/x-www-form-urlencoded")) {
    return Object.fromEntries(new URLSearchParams(body.toString()));
  }
  const boundary = /^multipart\/form-data;.*boundary="?([^";]+)/i.exec(type)?.[1];
  if (boundary !== undefined) return parseMultipart(body.toString("latin1"), boundary);
  throw badRequest(`unsupported content type "${type}"`);
}

/**
 * `body` holds a byte a character. Of a file only its size is kept, in the parameter that names it
 * as `attach://<part>`.
 */
function parseMultipart(body: string, boundary: string): RawParameters {
  const parts = body.split(`--${boundary}`).slice(1, -1);
  const fields = new Map(
    parts.map((part): [string, unknown] => {
      const [head = "", ...rest] = part.split("\r\n\r\n");
      const content = Buffer.from(rest.join("\r\n\r\n").replace(/\r\n$/, ""), "latin1");
      const name = /\bname="?([^";\r\n]+)/i.exec(head)?.[1] ?? "";
      const isFile = /\bfilename=/i.test(head);
      return [name, isFile ? { file_size: content.length } : content.toString()];
    }),
  );
  for (const [name, value] of fields) {
    const attached = /^attach:\/\/(.+)$/.exec(String(value))?.[1];
    if (attached === undefined) continue;
    fields.set(name, fields.get(attached));
    fields.delete(attached);
  }
  return Object.fromEntries(fields);
}

function parseJson(text: string): RawParameters {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw badRequest("can't parse JSON object");
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw badRequest("the body must be a JSON object");
  }
  return { ...value };
}
