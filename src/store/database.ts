/** One SQL database, whichever it is: statements in, rows out. */

export type SqlValue = string | number | null;

/** `?` stands for each value in turn. */
export interface Statement {
  readonly sql: string;
  readonly values?: readonly SqlValue[];
}

export type Row = Readonly<Record<string, unknown>>;

export interface Database {
  /** Follows a SELECT and passes over rows that another connection is changing; empty where only one can. */
  readonly skipLocked: string;
  /**
   * Runs the statements in order, in one transaction: where one fails, nothing is kept. Gives the
   * rows of the last.
   */
  run(...statements: readonly Statement[]): Promise<readonly Row[]>;
  /** Sees to it that nothing of what was deleted is left on the disk, where the database leaves any. */
  wipeDeleted?(): Promise<void>;
  close(): Promise<void>;
}

/** A database's own library promises of a row no more than that it is anything. */
export function isRow(row: unknown): row is Row {
  return typeof row === "object" && row !== null;
}

export function textOf(row: Row | undefined, column: string): string {
  const value = row?.[column];
  return typeof value === "string" ? value : "";
}

export function numberOf(row: Row | undefined, column: string): number {
  return Number(row?.[column] ?? 0);
}
