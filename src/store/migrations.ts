/** The tables, step by step: each takes a database one version further, and none is ever changed. */

/** What SQLite and PostgreSQL call differently. */
export interface Dialect {
  /** The type of a key that counts up by itself. */
  readonly sequence: string;
  /** The type of whole numbers of up to 53 bits. */
  readonly number: string;
}

export function migrations({ sequence, number }: Dialect): readonly string[] {
  return [
    `CREATE TABLE settings (
       kind TEXT NOT NULL, id ${number} NOT NULL, locale TEXT NOT NULL, PRIMARY KEY (kind, id)
     );
     CREATE TABLE handled (
       sequence ${sequence}, bot_id ${number} NOT NULL, update_id ${number} NOT NULL,
       UNIQUE (bot_id, update_id)
     );`,
    // Settings by number become settings by pseudonym: see `sqlite-database.ts`.
    `ALTER TABLE settings RENAME TO settings_by_number;
     CREATE TABLE settings (
       owner TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (owner, name)
     );
     CREATE TABLE feedback (
       owner TEXT NOT NULL, ref TEXT NOT NULL, locale TEXT NOT NULL, verdict TEXT NOT NULL,
       at ${number} NOT NULL, PRIMARY KEY (owner, ref, locale)
     );
     CREATE TABLE unanswered (
       sequence ${sequence}, owner TEXT NOT NULL, question TEXT NOT NULL, language TEXT NOT NULL,
       reason TEXT NOT NULL, at ${number} NOT NULL
     );
     CREATE INDEX unanswered_owner ON unanswered (owner);`,
    `CREATE TABLE journal (
       sequence ${sequence}, bot_id ${number} NOT NULL, update_id ${number} NOT NULL,
       queue TEXT NOT NULL, payload TEXT, at ${number} NOT NULL, claims ${number} NOT NULL DEFAULT 0,
       worker TEXT, leased_until ${number} NOT NULL DEFAULT 0,
       quarantined ${number} NOT NULL DEFAULT 0, UNIQUE (bot_id, update_id)
     );
     CREATE INDEX journal_waiting ON journal (bot_id, queue, sequence) WHERE payload IS NOT NULL;
     CREATE INDEX journal_quarantined ON journal (sequence) WHERE quarantined = 1;
     INSERT INTO journal (bot_id, update_id, queue, at)
       SELECT bot_id, update_id, '', 0 FROM handled ORDER BY sequence;
     DROP TABLE handled;`,
  ];
}
