import type { Fake, FaultKind } from "@gong-engagement/fake";
import type { Outbox, OutboxOptions, Receipt } from "@gong-engagement/outbox";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createFixture, type Fixture, keyed, kinds, put, timesRecorded, unkeyed } from "./create-fixture.ts";
import type { StorageKind } from "./stores.ts";

/** What goes wrong with the attempts of an event, one after the other. After the last one nothing does. */
type Script = readonly FaultKind[];

interface ModelEvent {
  readonly id: string;
  readonly hasKey: boolean;
  readonly script: FaultKind[];
  state: "pending" | "delivered" | "refused" | "dead";
  counted: number;
  wasUncertain: boolean;
  recorded: number;
}

/** The state machine as the README tells it. */
interface Model {
  readonly inDoubt: "hold" | "repeat";
  readonly attempts: number;
  readonly events: ModelEvent[];
}

interface Real {
  readonly fixture: Fixture;
  readonly options: Partial<OutboxOptions>;
  outbox: Outbox;
}

const refusals: readonly FaultKind[] = [400, 422];
const faults: readonly FaultKind[] = [...refusals, 429, 500, 503, "reset-before-commit", "reset-after-commit"];

/** What an attempt makes of an event. */
const attempt = (event: ModelEvent, { inDoubt, attempts }: Model): void => {
  const fault = event.script.shift();
  if (fault === undefined) {
    const isDuplicate = event.hasKey && event.recorded > 0;
    if (!isDuplicate) event.recorded++;
    event.state = isDuplicate && !event.wasUncertain ? "refused" : "delivered";
  } else if (refusals.includes(fault)) event.state = "refused";
  else if (fault !== 429) {
    if (fault === "reset-after-commit" && !(event.hasKey && event.recorded > 0)) event.recorded++;
    event.wasUncertain = true;
    event.counted++;
    const isHeld = !event.hasKey && inDoubt === "hold";
    if (isHeld || event.counted >= attempts) event.state = "dead";
  }
};

const count = (events: readonly ModelEvent[]): Receipt => {
  const of = (wanted: ModelEvent["state"]): number => events.filter(({ state }) => state === wanted).length;
  const [delivered, refused, pending, dead] = [of("delivered"), of("refused"), of("pending"), of("dead")];
  return { accepted: events.length, delivered, refused, pending, dead };
};

const check = async ({ events }: Model, { outbox, fixture }: Real): Promise<void> => {
  expect(await outbox.receipt()).toEqual(count(events));
  for (const { id, state, recorded } of events) {
    expect([id, (await outbox.find(id))?.state]).toEqual([id, state]);
    expect([id, timesRecorded(fixture.fake, id)]).toEqual([id, recorded]);
  }
};

/** Sends until nothing is pending. The breaker would wait for seconds: its time has always come. */
const drain = async ({ outbox, fixture }: Real): Promise<void> => {
  let isOver = false;
  const open = async (): Promise<void> => {
    while (!isOver) {
      await fixture.storage.query("UPDATE gong_outbox_gate SET unknown_in_a_row = 0, probe_at = 0 RETURNING id");
      await outbox.replay({ ids: [] }); // Wakes the worker.
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };
  const opening = open();
  await outbox.drain().finally(() => {
    isOver = true;
  });
  await opening;
};

type Command = fc.AsyncCommand<Model, Real>;

const createCommand = (
  name: string,
  run: (model: Model, real: Real) => Promise<void>,
  isPossible: (model: Readonly<Model>) => boolean = () => true,
): Command => ({
  check: isPossible,
  async run(model, real) {
    await run(model, real);
    await check(model, real);
  },
  toString: () => name,
});

const failWith = (fake: Fake, script: Script, property: string, id: string): void => {
  for (const fault of script) {
    const input = { [property]: id };
    fake.fail(fault, { times: 1, input, ...(typeof fault === "number" && fault >= 429 ? { retryAfter: 0 } : {}) });
  }
};

const enqueue = fc
  .tuple(fc.constantFrom(...keyed, ...unkeyed), fc.array(fc.constantFrom(...faults), { maxLength: 4 }))
  .map(([{ mark, hasKey }, script]) =>
    createCommand(`enqueue(${hasKey ? "with" : "without"} a key, ${script.join(", ")})`, async (model, real) => {
      const id = `event ${model.events.length}.`;
      const event = mark(id);
      failWith(real.fixture.fake, script, event.property, id);
      await put(real.outbox, event, { id });
      const fresh: ModelEvent = {
        id,
        hasKey,
        script: [...script],
        state: "pending",
        counted: 0,
        wasUncertain: false,
        recorded: 0,
      };
      model.events.push(fresh);
    }),
  );

const repeatEnqueue = fc.nat().map((index) =>
  createCommand(
    `enqueue again(${index})`,
    async ({ events }, { outbox }) => {
      const { id = "", hasKey } = events[index % events.length] ?? {};
      const [marker] = hasKey ? keyed : unkeyed;
      if (!marker) throw new Error("There is no such operation");
      expect(await put(outbox, marker.mark(id), { id })).toEqual({ id, isNew: false });
    },
    ({ events }) => events.length > 0,
  ),
);

const drainAll = fc.constant(
  createCommand("drain", async (model, real) => {
    await drain(real);
    for (const event of model.events) while (event.state === "pending") attempt(event, model);
  }),
);

const replay = fc.nat().map((index) =>
  createCommand(
    `replay(${index})`,
    async ({ events }, { outbox }) => {
      const event = events[index % events.length];
      const isSettled = event?.state === "dead" || event?.state === "refused";
      expect(await outbox.replay({ ids: [event?.id ?? ""] })).toBe(isSettled ? 1 : 0);
      if (event && isSettled) Object.assign(event, { state: "pending", counted: 0 });
    },
    ({ events }) => events.length > 0,
  ),
);

const resolve = fc.tuple(fc.nat(), fc.constantFrom("delivered", "discarded")).map(([index, outcome]) =>
  createCommand(
    `resolve(${index}, ${outcome})`,
    async ({ events }, { outbox }) => {
      const event = events[index % events.length];
      const isDead = event?.state === "dead";
      expect(await outbox.resolve(event?.id ?? "", outcome)).toBe(isDead);
      if (event && isDead) event.state = outcome === "delivered" ? "delivered" : "refused";
    },
    ({ events }) => events.length > 0,
  ),
);

const restart = fc.constant(
  createCommand("restart", async (_model, real) => {
    await real.outbox.close();
    real.outbox = await real.fixture.open(real.options);
  }),
);

const commands = fc.commands([enqueue, enqueue, repeatEnqueue, drainAll, replay, resolve, restart], {
  maxCommands: 12,
});

describe.each(kinds)("an outbox on %s, under faults and commands at random", (name, createKind) => {
  let kind: StorageKind;

  beforeAll(async () => {
    kind = await createKind();
  }, 60_000);

  afterAll(() => kind?.[Symbol.asyncDispose]());

  test("is always in the state that a model of its rules is in", async () => {
    const property = fc.asyncProperty(
      commands,
      fc.constantFrom("hold", "repeat"),
      fc.integer({ min: 2, max: 4 }),
      async (list, inDoubt, attempts) => {
        await using fixture = await createFixture(kind);
        const options = { inDoubt, retry: { attempts, minDelay: 1, maxDelay: 2 } };
        const outbox = await fixture.open(options);
        const setup = (): { model: Model; real: Real } => ({
          model: { inDoubt, attempts, events: [] },
          real: { fixture, options, outbox },
        });
        await fc.asyncModelRun(setup, list);
      },
    );
    const numRuns = Number(process.env.MODEL_RUNS ?? (name === "SQLite" ? 30 : 10));
    await fc.assert(property, { numRuns, endOnFailure: true });
  }, 600_000);
});
