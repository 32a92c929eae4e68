import { type Dialect, query, type Row, type Step } from "./store/database.ts";

/** A new event as it is stored. */
export interface EventRow {
  readonly id: string;
  readonly operation: string;
  /** JSON. */
  readonly input: string;
  readonly orderingKey: string | undefined;
  readonly isLow: boolean;
  /** Milliseconds since 1970; absent: now. */
  readonly notBefore: number | undefined;
  /** The event that this one replaces. */
  readonly replayedFrom?: string | undefined;
}

/** Puts events in. Its result is the ids that are new. */
export const createInsert = ({
  now,
  rowsPerStatement,
}: Dialect): ((rows: readonly EventRow[]) => Step<ReadonlySet<string>>) => {
  const insertBatch = function* (rows: readonly EventRow[]): Step<readonly Row[]> {
    return yield* query(
      `INSERT INTO gong_outbox_event (id, operation, input, ordering_key, priority, due_at, state, created_at, replayed_from)
       VALUES ${rows
         .map((_, row) => {
           const at = (column: number): string => `$${row * 7 + column}`;
           return `(${at(1)}, ${at(2)}, ${at(3)}, ${at(4)}, ${at(5)}, coalesce(${at(6)}, ${now}), 'pending', ${now}, ${at(7)})`;
         })
         .join(", ")}
       ON CONFLICT (id) DO NOTHING RETURNING id`,
      rows.flatMap(({ id, operation, input, orderingKey, isLow, notBefore, replayedFrom }) => [
        id,
        operation,
        input,
        orderingKey ?? null,
        isLow ? 1 : 0,
        notBefore ?? null,
        replayedFrom ?? null,
      ]),
    );
  };

  return function* (rows) {
    const ids = new Set<string>();
    for (let from = 0; from < rows.length; from += rowsPerStatement) {
      for (const { id } of yield* insertBatch(rows.slice(from, from + rowsPerStatement))) ids.add(String(id));
    }
    return ids;
  };
};
