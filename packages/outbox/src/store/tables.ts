import { GongConfigError } from "@gong-engagement/sdk";
import { query, type Step } from "./database.ts";

/** Version of the tables. A database of a later one is refused. */
export const tablesVersion = 3;

/** Whether the input of an event was erased. Indexes and queries have to have it in the same words. */
export const isErased = "CASE WHEN input IS NULL THEN 1 ELSE 0 END";

/** For lists and counts of a state, and for what has been kept long enough: inputs, and later whole rows. */
const indexesOfStates = [
  "CREATE INDEX IF NOT EXISTS gong_outbox_state ON gong_outbox_event (state, seq)",
  `CREATE INDEX IF NOT EXISTS gong_outbox_delivered ON gong_outbox_event ((${isErased}), settled_at)
  WHERE state = 'delivered'`,
];

interface Types {
  readonly key: string;
  readonly integer: string;
  readonly end: string;
}

/**
 * The tables, for a database's own types. Moments are milliseconds since 1970 on the clock of the store.
 *
 * - `event`: all events. `lease_owner` and `lease_until`: who is about to send it, or sends it. `uncertain`: number of
 *   attempts without an answer. `priority`: 0, or 1 for low. `replayed_from`: the id of the event that this one replaces.
 * - `attempt`: one row for each time that an event was sent.
 * - `total`: numbers of events whose rows were removed, so that receipts add up.
 * - `gate`: one row, which says whether events may be sent. `paused_until`: of a 429 or a limiter. `probe_at`: when the next
 *   event may be tried while access is refused or nothing answers.
 */
export const createTables = ({ key, integer, end }: Types): string => `
CREATE TABLE IF NOT EXISTS gong_outbox_meta (name text PRIMARY KEY, value text NOT NULL)${end};
CREATE TABLE IF NOT EXISTS gong_outbox_event (
  seq ${key},
  id text NOT NULL UNIQUE,
  operation text NOT NULL,
  input text,
  ordering_key text,
  priority ${integer} NOT NULL,
  state text NOT NULL CHECK (state IN ('pending', 'sending', 'delivered', 'refused', 'dead')),
  reason text,
  attempts ${integer} NOT NULL DEFAULT 0,
  counted ${integer} NOT NULL DEFAULT 0,
  uncertain ${integer} NOT NULL DEFAULT 0,
  due_at ${integer} NOT NULL,
  lease_owner text,
  lease_until ${integer},
  request_id text,
  created_at ${integer} NOT NULL,
  settled_at ${integer},
  replayed_from text
)${end};
CREATE INDEX IF NOT EXISTS gong_outbox_due ON gong_outbox_event (priority, due_at, seq) WHERE state = 'pending';
CREATE INDEX IF NOT EXISTS gong_outbox_lease ON gong_outbox_event (lease_until) WHERE state = 'sending';
CREATE INDEX IF NOT EXISTS gong_outbox_owner ON gong_outbox_event (lease_owner) WHERE lease_owner IS NOT NULL;
CREATE INDEX IF NOT EXISTS gong_outbox_order ON gong_outbox_event (ordering_key, seq)
  WHERE ordering_key IS NOT NULL AND state IN ('pending', 'sending');
${indexesOfStates.join(";\n")};
CREATE TABLE IF NOT EXISTS gong_outbox_attempt (
  event ${integer} NOT NULL,
  number ${integer} NOT NULL,
  started_at ${integer} NOT NULL,
  ended_at ${integer},
  outcome text,
  status ${integer},
  error text,
  PRIMARY KEY (event, number)
)${end};
CREATE TABLE IF NOT EXISTS gong_outbox_total (state text PRIMARY KEY, number ${integer} NOT NULL)${end};
CREATE TABLE IF NOT EXISTS gong_outbox_gate (
  id ${integer} PRIMARY KEY CHECK (id = 1),
  blocked text,
  blocked_since ${integer},
  unknown_in_a_row ${integer} NOT NULL DEFAULT 0,
  probes ${integer} NOT NULL DEFAULT 0,
  probe_at ${integer} NOT NULL DEFAULT 0,
  paused_until ${integer} NOT NULL DEFAULT 0
)${end};
INSERT INTO gong_outbox_gate (id) VALUES (1) ON CONFLICT (id) DO NOTHING;
INSERT INTO gong_outbox_meta VALUES ('version', '${tablesVersion}') ON CONFLICT (name) DO NOTHING;
`;

/** Statements that lead to each version from the one before. */
const upgrades: Readonly<Record<number, readonly string[]>> = {
  2: ["ALTER TABLE gong_outbox_event ADD COLUMN replayed_from text"],
  3: ["DROP INDEX IF EXISTS gong_outbox_settled", ...indexesOfStates],
};

/**
 * Brings tables of an earlier version to this one.
 *
 * @throws GongConfigError if the tables were made by a later version of this package.
 */
export const upgradeTables = function* (): Step<void> {
  const [row = {}] = yield* query("SELECT value FROM gong_outbox_meta WHERE name = 'version'");
  const version = Number(row.value);
  if (version > tablesVersion) {
    throw new GongConfigError(
      `The outbox was written by a later version of this package (tables ${version}, this one knows ${tablesVersion}): update this package`,
    );
  }
  if (version === tablesVersion) return;
  if (!(Number.isInteger(version) && version > 0)) {
    throw new GongConfigError(
      `gong_outbox_meta has no version of the tables, but ${row.value}: restore a copy of the database; nothing was changed`,
    );
  }
  for (let next = version + 1; next <= tablesVersion; next++) {
    for (const statement of upgrades[next] ?? []) yield* query(statement);
  }
  yield* query("UPDATE gong_outbox_meta SET value = $1 WHERE name = 'version'", [String(tablesVersion)]);
};
