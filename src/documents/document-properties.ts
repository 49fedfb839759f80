/** What a file writes of its language, date or address in, the same in the form a document has it out. */
import type { Document } from "./document.ts";

export type Properties = Pick<Document, "title" | "language" | "date" | "address">;

/** `it` of `it`, `it-IT` or `IT_it`; undefined for anything else. */
export function languageCodeOf(written: string | undefined): string | undefined {
  return /^[a-z]{2}(?=[-_]|$)/iu.exec(written?.trim() ?? "")?.[0].toLowerCase();
}

/** The day of a date with a time; what is no such date stays as it is written. */
export function isoDateOf(written: string | undefined): string | undefined {
  const date = written?.trim();
  if (!date) return undefined;
  return /^(?<day>\d{4}-\d{2}-\d{2})[T ]/u.exec(date)?.groups?.["day"] ?? date;
}

/** An absolute http or https URL; nothing that a link could run. */
export function webAddressOf(written: string | undefined): string | undefined {
  const address = written?.trim() ?? "";
  return /^https?:\/\/[^\s/]/iu.test(address) && URL.canParse(address) ? address : undefined;
}

/** Without the properties that are not there. */
export function definedOf(
  properties: Readonly<Record<keyof Properties, string | undefined>>,
): Properties {
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined));
}
