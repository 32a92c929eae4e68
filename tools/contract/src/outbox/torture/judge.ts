import type { Fake } from "@gong-engagement/fake";
import type { Outbox, Receipt } from "@gong-engagement/outbox";
import type { EventTemplate } from "./event-template.ts";

/** How events ended. Every number but `inDoubt` and `received` must be 0. */
export interface Judgement {
  /** Accepted events that were neither delivered nor are in doubt. */
  readonly lost: number;
  /** Events that were accepted, and are not in the store. */
  readonly notStored: number;
  /** Events with a key that the service recorded twice. */
  readonly recordedTwice: number;
  /** Events without a key that the service received twice. */
  readonly receivedTwice: number;
  readonly received: number;
  /** Events that are in doubt, for a person to look at. */
  readonly inDoubt: number;
  readonly receipt: Receipt;
}

/** How it ended that a host was cut off. */
export interface CutOffResult extends Judgement {
  /** Milliseconds until the other host had taken over what the first one was about to send. */
  readonly takenOverAfter: number;
  /** Events that the other host delivered meanwhile. */
  readonly meanwhile: number;
  /** What was wrong with the database afterwards. */
  readonly damage: readonly string[];
}

/** Times that each event occurs in what the service saw. */
const countMarks = (inputs: readonly { readonly input: object }[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const { input } of inputs) {
    const mark = /event-\d+\./.exec(JSON.stringify(input))?.[0] ?? "";
    counts.set(mark, (counts.get(mark) ?? 0) + 1);
  }
  return counts;
};

/** Compares what was accepted, what is stored, and what the service saw. */
export const judge = async (
  outbox: Outbox,
  templates: readonly EventTemplate[],
  { attempts, events }: Fake,
  accepted: ReadonlySet<string>,
): Promise<Judgement> => {
  const hasKey = (mark: string): boolean => templates[Number(/\d+/.exec(mark)) % templates.length]?.hasKey ?? false;
  const inDoubt = new Set<string>();
  for await (const { id } of outbox.dead()) inDoubt.add(id);
  const arrivals = countMarks(attempts);
  const records = countMarks(events);
  const stored = new Map<string, string>();
  for (const id of accepted) {
    const event = await outbox.find(id);
    if (event) stored.set(id, event.state);
  }
  return {
    lost: [...stored].filter(([id]) => !records.has(id) && !inDoubt.has(id)).length,
    notStored: [...accepted].filter((id) => !stored.has(id)).length,
    recordedTwice: [...records].filter(([id, count]) => hasKey(id) && count > 1).length,
    receivedTwice: [...arrivals].filter(([id, count]) => !hasKey(id) && count > 1).length,
    received: arrivals.size,
    inDoubt: inDoubt.size,
    receipt: await outbox.receipt(),
  };
};
