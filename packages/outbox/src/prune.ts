import { setImmediate } from "node:timers/promises";
import { type OutboxStore, query } from "./store/database.ts";
import { isErased } from "./store/tables.ts";

/** Milliseconds that things are kept after they were settled. */
export interface KeepOptions {
  /** Inputs, ordering keys and attempts of delivered events, for support. 7 days by default. */
  readonly delivered?: number | undefined;
  /** Ids of delivered events, which keep them from being put in again. 90 days by default. */
  readonly ids?: number | undefined;
}

/** Events that one transaction forgets. */
const prunedAtOnce = 200;

const removal = "DELETE FROM gong_outbox_event";
const erasure = "UPDATE gong_outbox_event SET input = NULL, ordering_key = NULL";

/** Makes a function that forgets what has been kept long enough, until it is stopped. */
export const createPrune = (
  store: OutboxStore,
): ((keep: Required<{ readonly [Name in keyof KeepOptions]: number }>, isStopped: () => boolean) => Promise<void>) => {
  const { now, skipLocked } = store.dialect;

  return async ({ delivered, ids }, isStopped) => {
    const change = (statement: string, kept: number): Promise<number> =>
      store.transaction(function* () {
        // A value, as PostgreSQL looks no clock up in an index.
        const [row = {}] = yield* query(`SELECT ${now} AS time`);
        const old = yield* query(
          `SELECT seq FROM gong_outbox_event
           WHERE state = 'delivered' AND ${isErased} = ${statement === removal ? 1 : 0} AND settled_at < $1
           ORDER BY settled_at LIMIT ${prunedAtOnce}${skipLocked}`,
          [Number(row.time) - kept],
        );
        if (old.length === 0) return 0;
        const seqs = old.map(({ seq }) => Number(seq));
        const list = seqs.map((_, index) => `$${index + 1}`).join(", ");
        yield* query(`DELETE FROM gong_outbox_attempt WHERE event IN (${list})`, seqs);
        yield* query(`${statement} WHERE seq IN (${list})`, seqs);
        if (statement === removal) {
          yield* query(
            `INSERT INTO gong_outbox_total VALUES ('delivered', $1)
             ON CONFLICT (state) DO UPDATE SET number = gong_outbox_total.number + $1`,
            [seqs.length],
          );
        }
        return seqs.length;
      });
    /** Many short transactions: a long one would hold up whoever puts events in. */
    const changeAll = async (...args: Parameters<typeof change>): Promise<number> => {
      let all = 0;
      for (let changed = prunedAtOnce; changed === prunedAtOnce && !isStopped(); all += changed) {
        changed = await change(...args);
        await setImmediate();
      }
      return all;
    };
    const erased = await changeAll(erasure, Math.min(delivered, ids));
    const removed = await changeAll(removal, ids);
    if (erased + removed > 0 && !isStopped()) await store.clean();
  };
};
