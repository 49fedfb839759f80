/**
 * Reads the Bot API's methods and objects from `@gramio/types`, which are generated from Telegram's
 * own documentation; tells what is wrong with the parameters of a call.
 *
 * The package holds declarations only, `out/params.d.ts` and its like, so these are read here: the
 * fields with their types and, from the sentences above them, their limits ("1-64 bytes"). What the
 * package lets a JavaScript caller pass besides JSON (`{ toString(): string }`) permits nothing here.
 */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

type Shape =
  | { readonly kind: "string" | "number" | "boolean" | "file" | "nothing" }
  | { readonly kind: "literal"; readonly value: unknown }
  | { readonly kind: "named"; readonly name: string }
  | { readonly kind: "keys"; readonly name: string; readonly except: string }
  | { readonly kind: "array"; readonly of: Shape }
  | { readonly kind: "union"; readonly of: readonly Shape[] }
  | { readonly kind: "object"; readonly fields: ReadonlyMap<string, Field> };

interface Field {
  readonly shape: Shape;
  readonly isOptional: boolean;
  readonly limit: Limit | undefined;
}

interface Limit {
  readonly least: number;
  readonly most: number;
  readonly unit: "characters" | "bytes";
}

const TOKEN = /\/\*\*[\s\S]*?\*\/|"(?:[^"\\]|\\.)*"|[A-Za-z_$][\w$]*|\d+|[{}()[\]|?:;=<>,.]|\S/g;

class Declarations {
  readonly shapes = new Map<string, Shape>();
  readonly #tokens: readonly string[];
  #at = 0;

  constructor(text: string) {
    this.#tokens = text.match(TOKEN) ?? [];
    while (this.#at < this.#tokens.length) this.#declaration();
  }

  #declaration(): void {
    if (this.#next() !== "export") return;
    const kind = this.#next();
    const name = this.#next();
    const opening = this.#tokens[this.#at];
    if (kind === "interface" && opening === "{") this.shapes.set(name, this.#object());
    if (kind === "type" && opening === "=") {
      this.#next();
      this.shapes.set(name, this.#type());
    }
  }

  #next(): string {
    return this.#tokens[this.#at++] ?? "";
  }

  #takes(token: string): boolean {
    if (this.#tokens[this.#at] !== token) return false;
    this.#at += 1;
    return true;
  }

  #object(): Shape {
    const fields = new Map<string, Field>();
    let comment = "";
    this.#next();
    while (!this.#takes("}")) {
      const token = this.#next();
      if (token === "") throw new Error("@gramio/types ends inside a declaration");
      if (token.startsWith("/**")) {
        comment = token;
        continue;
      }
      if (this.#takes("(")) return this.#method();
      const isOptional = this.#takes("?");
      if (!this.#takes(":")) throw new Error(`@gramio/types has no type for ${token}`);
      fields.set(token, { shape: this.#type(), isOptional, limit: limitIn(comment) });
    }
    return { kind: "object", fields };
  }

  /** `{ toString(): string }` and `{ toJSON(): X }`: nothing that JSON has. */
  #method(): Shape {
    while (!this.#takes("}")) this.#next();
    return { kind: "nothing" };
  }

  #type(): Shape {
    this.#takes("|");
    const alternatives = [this.#listOf(this.#primary())];
    while (this.#takes("|")) alternatives.push(this.#listOf(this.#primary()));
    const [only] = alternatives;
    return alternatives.length === 1 && only ? only : { kind: "union", of: alternatives };
  }

  #listOf(shape: Shape): Shape {
    if (!this.#takes("[")) return shape;
    this.#next();
    return this.#listOf({ kind: "array", of: shape });
  }

  #primary(): Shape {
    if (this.#tokens[this.#at] === "{") return this.#object();
    const token = this.#next();
    if (token === "(") {
      const inner = this.#type();
      this.#next();
      return inner;
    }
    if (/^["\d]/.test(token)) return { kind: "literal", value: JSON.parse(token) };
    if (token === "true" || token === "false") return { kind: "literal", value: token === "true" };
    if (token === "Exclude") return this.#keys();
    if (token === "string" || token === "number" || token === "boolean") return { kind: token };
    if (token === "Blob") return { kind: "file" };
    return { kind: "named", name: this.#takes(".") ? this.#next() : token };
  }

  /** `Exclude<keyof Objects.TelegramUpdate, "update_id">` */
  #keys(): Shape {
    const start = this.#at;
    while (!this.#takes(">")) this.#next();
    const words = this.#tokens.slice(start, this.#at);
    const name = words.find((word) => word.startsWith("Telegram")) ?? "";
    const except = words.find((word) => word.startsWith('"'))?.slice(1, -1) ?? "";
    return { kind: "keys", name, except };
  }
}

/** Lengths only; the documentation also speaks of hours and of members. */
function limitIn(comment: string): Limit | undefined {
  const found = /\b(\d+)-(\d+) (characters|bytes)\b/i.exec(comment);
  const offset = /length can't exceed (\d+) bytes/i.exec(comment);
  if (found !== null)
    return {
      least: Number(found[1]),
      most: Number(found[2]),
      unit: found[3]?.toLowerCase() === "bytes" ? "bytes" : "characters",
    };
  return offset === null ? undefined : { least: 0, most: Number(offset[1]), unit: "bytes" };
}

function read(name: string): string {
  const path = `../../node_modules/@gramio/types/out/${name}.d.ts`;
  return readFileSync(fileURLToPath(new URL(path, import.meta.url)), "utf8");
}

const shapes = new Map([
  ...new Declarations(read("objects")).shapes,
  ...new Declarations(read("params")).shapes,
]);
/** The name of each method's parameters; undefined for a method without any. */
const methods = new Map(
  Array.from(
    read("methods").matchAll(/^ {4}(\w+): CallAPI\w*<\s*(?:Params\.(\w+))?/gm),
    ([, method = "", parameters]) => [method, parameters] as const,
  ),
);
const noParameters: Shape = { kind: "object", fields: new Map() };

/** How many methods the Bot API has. */
export const methodCount = methods.size;

/** A sentence for each thing that the Bot API's documentation does not permit. */
export function schemaViolations(method: string, parameters: object): string[] {
  if (!methods.has(method)) return [`${method} is no method of the Bot API.`];
  const name = methods.get(method);
  return violations(name === undefined ? noParameters : shapeNamed(name), parameters, method);
}

function shapeNamed(name: string): Shape {
  const shape = shapes.get(name);
  if (shape === undefined) throw new Error(`@gramio/types does not declare ${name}`);
  return shape;
}

function violations(shape: Shape, value: unknown, path: string): string[] {
  switch (shape.kind) {
    case "string":
    case "number":
    case "boolean":
      return typeof value === shape.kind ? [] : [`${path} is not a ${shape.kind}.`];
    case "literal":
      return value === shape.value ? [] : [`${path} is not ${JSON.stringify(shape.value)}.`];
    case "nothing":
      return [`${path} is not JSON.`];
    case "file":
      return typeof value === "object" ? [] : [`${path} is not a file.`];
    case "named":
      return violations(shapeNamed(shape.name), value, path);
    case "keys":
      return keysOf(shape.name).has(String(value)) && value !== shape.except
        ? []
        : [`${path} is not the name of an update.`];
    case "array":
      if (!Array.isArray(value)) return [`${path} is not a list.`];
      return value.flatMap((item, index) => violations(shape.of, item, `${path}[${index}]`));
    case "union":
      return nearest(shape.of.map((alternative) => violations(alternative, value, path)));
    case "object":
      return objectViolations(shape.fields, value, path);
  }
}

function keysOf(name: string): ReadonlySet<string> {
  const shape = shapeNamed(name);
  return new Set(shape.kind === "object" ? shape.fields.keys() : []);
}

/** What is wrong with the alternative that fits best. */
function nearest(lists: readonly string[][]): string[] {
  return lists.reduce((best, list) => (list.length < best.length ? list : best));
}

function objectViolations(
  fields: ReadonlyMap<string, Field>,
  value: unknown,
  path: string,
): string[] {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return [`${path} is not an object.`];
  const given = new Map(Object.entries(value).filter(([, inner]) => inner !== undefined));
  const missing = [...fields]
    .filter(([name, { isOptional }]) => !isOptional && !given.has(name))
    .map(([name]) => `${path}.${name} is missing.`);
  const wrong = [...given].flatMap(([name, inner]) => {
    const field = fields.get(name);
    if (field === undefined) return [`${path}.${name} is not known.`];
    const place = `${path}.${name}`;
    return [...violations(field.shape, inner, place), ...limitViolations(field, inner, place)];
  });
  return [...missing, ...wrong];
}

function limitViolations({ limit }: Field, value: unknown, path: string): string[] {
  if (limit === undefined || typeof value !== "string") return [];
  const length = limit.unit === "bytes" ? Buffer.byteLength(value) : value.length;
  if (length >= limit.least && length <= limit.most) return [];
  return [`${path} has ${length} ${limit.unit}. Permitted: ${limit.least} to ${limit.most}.`];
}
