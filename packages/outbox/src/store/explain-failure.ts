import { OutboxStoreError } from "../outbox-errors.ts";

/** What to do about what SQLite says, by its result codes (https://sqlite.org/rescode.html). */
const sqliteAdvice: Readonly<Record<number, string>> = {
  5: "Another process has kept the file locked for 5 seconds: end its transaction, and call again",
  8: "May this process write to the file and its folder?",
  10: "Is the disk there, and is it sound?",
  11: "The file is damaged, and is left as it is: restore a copy of it, or move it away to begin anew",
  13: "Make room on its disk. The work goes on then",
  26: "This is no SQLite file, and is left as it is: pass another path, or move it away",
};

/** What to do about what PostgreSQL says, by its codes, the longest that fits (https://www.postgresql.org/docs/current/errcodes-appendix.html). */
const postgresAdvice: Readonly<Record<string, string>> = {
  "08": "Is the server up, and can this host reach it?",
  "25006": "Connect to the primary server, not to one that only reads",
  "28": "Check the user and the password of the pool",
  "3D000": "Make the database, or connect to another one",
  "40": "Others changed the same: begin the transaction again",
  "42501": "Give the user of the pool these rights, or make the tables as another user with `postgresSchema`",
  "42P01": "The tables are gone, or not on the search_path: make them with `postgresSchema`, or open the outbox again",
  "53100": "Make room on the disk of the server. The work goes on then",
  "53300": "Allow more connections, or let the pool have fewer",
  "57P": "The server ends connections, as at a restart: call again",
  E: "Is the server up, and can this host reach it?",
  undefined: "There is no connection any more: call again",
};

const describe = (cause: unknown): string => {
  // Where a name has several addresses, the message is empty, and each attempt has one.
  const errors: readonly unknown[] = cause instanceof AggregateError ? cause.errors : [cause];
  return errors.map((error) => (error instanceof Error ? error.message : String(error))).join("; ");
};

const finish = (place: string, cause: unknown, advice: string | undefined): OutboxStoreError =>
  new OutboxStoreError(`${place}: ${describe(cause)}${advice ? `. ${advice}` : ""}`, cause);

/** Says which file it is about, and what to do. */
export const explainSqlite = (file: string, cause: unknown): OutboxStoreError =>
  finish(file, cause, sqliteAdvice[Number(Object(cause).errcode) & 0xff]);

/** Says that it is the database's error, and what to do. */
export const explainPostgres = (cause: unknown): OutboxStoreError => {
  const code = String(Object(cause).code);
  const known = Object.keys(postgresAdvice)
    .filter((start) => code.startsWith(start))
    .sort((one, other) => other.length - one.length)[0];
  return finish("PostgreSQL", cause, known === undefined ? undefined : postgresAdvice[known]);
};
