import { randomUUID } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import { GongInputError, type InputSchemas } from "@gong-engagement/sdk";
import { checkEventOptions, checkListItem, failAt } from "./check-arguments.ts";
import type { EventRow } from "./insert-events.ts";
import type { EnqueueOptions, NewEvent } from "./outbox.ts";
import { OutboxFullError } from "./outbox-errors.ts";
import type { Queries } from "./queries.ts";
import { createRehearsal, writeInput } from "./write-input.ts";

/** Events of a list that are tried before others have a turn: leases must be renewed meanwhile. */
const triedAtOnce = 100;

/** Milliseconds between two counts of what waits. */
const countInterval = 1_000;

/** What has to hold of events before they are put in. */
export interface Intake {
  /**
   * Makes the row of an event.
   *
   * @throws GongInputError if it cannot be sent, or an option is wrong.
   */
  toRow(operation: string, input: unknown, event: EnqueueOptions): Promise<EventRow>;
  /** Makes the rows of a list. What is wrong with one event is said with its place in the list. */
  toRows(list: readonly NewEvent[], transaction: object | undefined): Promise<readonly EventRow[]>;
  /** @throws OutboxFullError if there is no room for this number of events. */
  checkRoom(added: number, transaction?: object): Promise<void>;
}

/** What the intake needs to know. */
export interface IntakeContext {
  readonly queries: Queries;
  /** Events that may wait. */
  readonly maxPending: number;
  readonly validate: InputSchemas | false | undefined;
}

/** @throws GongConfigError if a schema of `validate` is not a Standard Schema. */
export const createIntake = ({ queries, maxPending, validate }: IntakeContext): Intake => {
  const rehearse = createRehearsal(validate);
  let pending = 0;
  let countedAt = -Infinity;

  const toRow: Intake["toRow"] = async (operation, input, event) => {
    checkEventOptions(event);
    const { id = randomUUID(), orderingKey, notBefore, priority } = event;
    const json = await writeInput(operation, input, id, rehearse);
    return { id, operation, input: json, orderingKey, isLow: priority === "low", notBefore: notBefore?.getTime() };
  };

  return {
    toRow,
    async toRows(list, transaction) {
      if (!Array.isArray(list)) throw new GongInputError("enqueueMany: pass a list of { operation, input }");
      if (transaction !== undefined) checkEventOptions({ transaction });
      const rows: EventRow[] = [];
      for (const [index, item] of list.entries()) {
        if (index % triedAtOnce === triedAtOnce - 1) await setImmediate();
        try {
          checkListItem(item);
          const { operation, input, ...event } = item;
          rows.push(await toRow(operation, input, event));
        } catch (error) {
          failAt(index, error);
        }
      }
      return rows;
    },
    // Counts no more often than that changes little.
    async checkRoom(added, transaction) {
      const now = performance.now();
      if (now - countedAt > countInterval || pending + added > maxPending) {
        // Transactions of the caller may have all connections of the pool: waiting for another one could take for ever.
        pending = await queries.countPending(transaction);
        countedAt = performance.now();
      }
      if (pending + added > maxPending) throw new OutboxFullError(pending, maxPending);
      pending += added;
    },
  };
};
