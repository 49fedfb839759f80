/** Reads the fields of a call whose shape only its method knows; lists what had to be mended. */

/** A call's parameters, or an object inside them. */
export type Fields = Readonly<Record<string, unknown>>;

/** One sentence for each thing that was changed or left out; never a word of a text. */
export type Mendings = string[];

export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function textIn(fields: Fields, name: string): string | undefined {
  const value = fields[name];
  return typeof value === "string" ? value : undefined;
}

export function listIn(fields: Fields, name: string): readonly unknown[] | undefined {
  const value: unknown = fields[name];
  return Array.isArray(value) ? value : undefined;
}

export function without(fields: Fields, name: string): Fields {
  const { [name]: _, ...rest } = fields;
  return rest;
}

/** Every string in it as Telegram can read it: half a surrogate pair becomes U+FFFD, as long. */
export function wellFormed(value: unknown): unknown {
  if (typeof value === "string") return value.replaceAll(loneSurrogates, "\uFFFD");
  if (Array.isArray(value)) return value.map(wellFormed);
  if (!isPlain(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, wellFormed(inner)]),
  );
}

const loneSurrogates = /\p{Surrogate}/gu;

/** A file to upload is an object with a class of its own. */
function isPlain(value: unknown): value is Fields {
  return isFields(value) && Object.getPrototypeOf(value) === Object.prototype;
}
