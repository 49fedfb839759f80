/** Serves the page's own files, from beside this module, so that they are found in src/ and in dist/. */
import { readFile } from "node:fs/promises";
import { Hono } from "hono";

const TYPES: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  svg: "image/svg+xml",
};
const FOLDER = new URL("./page/", import.meta.url);

/** One flat folder: a name has neither a slash nor a leading dot. */
const FILE_NAME = /^[a-z][a-z-]*\.(html|css|js|svg)$/;

export function createPageFiles(): Hono {
  const files = new Hono();
  files.get("/:name?", async (context) => {
    const name = context.req.param("name") ?? "index.html";
    const extension = FILE_NAME.exec(name)?.[1];
    if (extension === undefined) return context.notFound();
    try {
      const body = await readFile(new URL(name, FOLDER), "utf8");
      return context.body(body, 200, { "content-type": TYPES[extension] ?? "text/plain" });
    } catch {
      return context.notFound();
    }
  });
  return files;
}
