/** What is wrong in a knowledge folder, where, and what would be right. */

export interface Problem {
  /** Relative to the knowledge folder, with forward slashes. */
  readonly file: string;
  /** Counted from 1; absent where the whole file is meant. */
  readonly line?: number;
  readonly column?: number;
  /** What is wrong, and after "Permitted:" what is not. */
  readonly message: string;
}

/** `file:line:column: message`. */
export function problemText({ file, line, column, message }: Problem): string {
  const place = [file, line, line === undefined ? undefined : column].filter(
    (part) => part !== undefined,
  );
  return `${place.join(":")}: ${message}`;
}
