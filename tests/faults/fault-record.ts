/** Keeps what a fault test measured: a line on the terminal, and a row for the table of them all. */
import { appendFileSync } from "node:fs";

export interface FaultRecord {
  /** The row of the catalogue, such as `R1`. */
  readonly row: string;
  readonly injected: string;
  /** How often. */
  readonly times: number;
  /** Figures with their units. */
  readonly measured: string;
  readonly holds: boolean;
}

/** Where `FAULT_RECORDS` names a file, the record is added to it as a line of JSON. */
export function recordFault(record: FaultRecord): void {
  const { row, injected, times, measured, holds } = record;
  console.log(`${row}: ${injected}, ${times} times: ${measured}: ${holds ? "holds" : "BROKEN"}`);
  const file = process.env["FAULT_RECORDS"];
  if (file !== undefined) appendFileSync(file, `${JSON.stringify(record)}\n`);
}
