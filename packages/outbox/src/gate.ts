import { type Dialect, query, type Step } from "./store/database.ts";

/** What an attempt says of all others. */
export type GateChange =
  | { readonly type: "none" }
  | { readonly type: "open" }
  | { readonly type: "unknown" }
  | { readonly type: "blocked"; readonly why: string }
  | { readonly type: "pause"; readonly delay: number };

/** Unknown outcomes in a row from which on only one event at a time is tried. */
export const breakerThreshold = 5;

/** Milliseconds between probes while access is refused or nothing answers: the first, doubled for each, and the longest. */
const probes = { first: 5_000, longest: 300_000 };

/** The one row that says whether events may be sent. */
export interface Gate {
  pass(): Step<{ readonly time: number; readonly wait: number }>;
  apply(change: GateChange): Step<void>;
}

export const createGate = ({ now }: Dialect): Gate => {
  /**
   * @returns the time of the store, and milliseconds until events may be sent; 0 if they may be now. A probe is given to one
   * asker.
   */
  const pass = function* (): Step<{ readonly time: number; readonly wait: number }> {
    const [gate = {}] = yield* query(
      `SELECT blocked, unknown_in_a_row, probes, probe_at, paused_until, ${now} AS time FROM gong_outbox_gate WHERE id = 1`,
    );
    const time = Number(gate.time);
    const pause = Number(gate.paused_until) - time;
    if (pause > 0) return { time, wait: pause };
    if (gate.blocked === null && Number(gate.unknown_in_a_row) < breakerThreshold) return { time, wait: 0 };
    const wait = Number(gate.probe_at) - time;
    if (wait > 0) return { time, wait };
    const delay = Math.min(probes.first * 2 ** Math.min(Number(gate.probes), 20), probes.longest);
    const won = yield* query(
      `UPDATE gong_outbox_gate SET probe_at = ${now} + $1, probes = probes + 1 WHERE id = 1 AND probe_at = $2 RETURNING id`,
      [delay, Number(gate.probe_at)],
    );
    return { time, wait: won.length > 0 ? 0 : delay };
  };

  const apply = function* (change: GateChange): Step<void> {
    if (change.type === "open") {
      yield* query(
        `UPDATE gong_outbox_gate SET blocked = NULL, blocked_since = NULL, unknown_in_a_row = 0, probes = 0, probe_at = 0
         WHERE id = 1 AND (blocked IS NOT NULL OR unknown_in_a_row > 0 OR probes > 0)`,
      );
    } else if (change.type === "unknown") {
      yield* query(
        `UPDATE gong_outbox_gate SET unknown_in_a_row = unknown_in_a_row + 1,
           probe_at = CASE WHEN unknown_in_a_row + 1 < $1 OR probe_at > ${now} + $2 THEN probe_at ELSE ${now} + $2 END
         WHERE id = 1`,
        [breakerThreshold, probes.first],
      );
    } else if (change.type === "blocked") {
      yield* query(
        `UPDATE gong_outbox_gate SET blocked = $1, blocked_since = coalesce(blocked_since, ${now}),
           probe_at = CASE WHEN probe_at > ${now} THEN probe_at ELSE ${now} + $2 END WHERE id = 1`,
        [change.why, probes.first],
      );
    } else if (change.type === "pause") {
      yield* query(
        `UPDATE gong_outbox_gate SET paused_until = CASE WHEN paused_until > ${now} + $1 THEN paused_until ELSE ${now} + $1 END
         WHERE id = 1`,
        [Math.ceil(change.delay)],
      );
    }
  };

  return { pass, apply };
};
