import { type Command, Option } from "@commander-js/extra-typings";
import type { EventState, Outbox, StoredEvent } from "@gong-engagement/outbox";
import { UsageError } from "../errors.ts";
import { findOperation } from "../operations/find-operation.ts";
import { parseCount } from "../parse-values.ts";
import { inScope } from "../scope.ts";
import { drainOutbox, explainStop } from "../store/drain-outbox.ts";
import { openSession, type Session } from "../store/open-session.ts";
import { count, note, paint, print, printJson, printMoment } from "../terminal/output.ts";
import { printTable } from "../terminal/print-table.ts";
import { limiterOption, rateOption, timeoutOption } from "./send-options.ts";

const states: readonly EventState[] = ["pending", "sending", "delivered", "refused", "dead"];

const storeOption: Option<"--store <store>", undefined, undefined, undefined, true> = new Option(
  "--store <store>",
  "SQLite file or PostgreSQL URL",
)
  .env("GONG_OUTBOX")
  .makeOptionMandatory();

/** Opens the outbox to look into it: nothing is sent, and no credentials are needed. */
const look = <Result>(store: string, work: (outbox: Outbox, session: Session) => Promise<Result>): Promise<Result> =>
  inScope(async (scope) => {
    const session = await openSession(scope, store, false);
    return work(session.outbox, session);
  });

const reasonOf = ({ state, reason }: StoredEvent): string => (reason === undefined ? state : `${state}: ${reason}`);

const printStatus = async (outbox: Outbox): Promise<void> => {
  const { accepted, delivered, refused, pending, dead, sending, oldestPending, blocked, pausedUntil } =
    await outbox.status();
  const number = (value: number): string => value.toLocaleString("en");
  const rows = [
    ["accepted", number(accepted)],
    ["delivered", number(delivered)],
    ["refused", number(refused)],
    ["dead", number(dead)],
    ["pending", sending > 0 ? `${number(pending)}, ${number(sending)} of them being sent` : number(pending)],
    ...(oldestPending ? [["oldest pending", printMoment(oldestPending)]] : []),
    ...(pausedUntil ? [["paused until", printMoment(pausedUntil)]] : []),
    ...(blocked ? [["blocked", `since ${printMoment(blocked.since)}: ${blocked.why}`]] : []),
  ];
  print(printTable(rows));
};

const printEvent = (event: StoredEvent): void => {
  const { id, operation, createdAt, settledAt, requestId, attempts, input } = event;
  const rows = [
    ["id", id],
    ["operation", operation],
    ["state", reasonOf(event)],
    ["put in", createdAt.toISOString()],
    ...(settledAt ? [["settled", settledAt.toISOString()]] : []),
    ...(requestId === undefined ? [] : [["request", requestId]]),
    ...attempts.map(({ number, startedAt, outcome = "no answer yet", status, error }) => [
      `attempt ${number}`,
      [startedAt.toISOString(), outcome, status, error].filter((part) => part !== undefined).join(" "),
    ]),
  ];
  print(printTable(rows));
  print(input === undefined ? "The input was erased." : JSON.stringify(input, undefined, 2));
};

const addStatus = (outbox: Command): void => {
  outbox
    .command("status")
    .description("Count the events, and say what holds them up.")
    .addOption(storeOption)
    .option("--json", "print the result as JSON", false)
    .action(({ store, json }) =>
      look(store, async (opened) => (json ? printJson(await opened.status()) : printStatus(opened))),
    );
};

const addList = (outbox: Command): void => {
  outbox
    .command("list")
    .description("List events, the oldest first; those that need somebody if no state is given.")
    .addOption(new Option("--state <state>", "events of this state").choices(states))
    .option("--reason <reason>", "dead or refused events of this reason, such as in-doubt")
    .option("--operation <operation>", "events of this operation")
    .option("--limit <events>", "most events that are listed", parseCount, 50)
    .addOption(storeOption)
    .option("--json", "print the result as JSON", false)
    .action(({ store, json, state, reason, operation, limit }) =>
      look(store, async (opened) => {
        const name = operation === undefined ? undefined : findOperation(operation).name;
        const wanted: readonly (EventState | undefined)[] = state
          ? [state]
          : reason === undefined
            ? ["refused", "dead"]
            : [undefined];
        const events: StoredEvent[] = [];
        for (const one of wanted) {
          for await (const event of opened.list({ state: one, reason, operation: name })) {
            if (events.push(event) > limit) break;
          }
        }
        const shown = events.slice(0, limit);
        if (json) printJson(shown);
        else if (shown.length === 0) print("There are no such events.");
        else print(printTable(shown.map((event) => [event.id, event.operation, reasonOf(event)])));
        if (events.length > limit) note(`There are more: --limit ${limit * 10}`);
      }),
    );
};

const addShow = (outbox: Command): void => {
  outbox
    .command("show")
    .description("Show an event with its input and its attempts.")
    .argument("<id>", "of the event")
    .addOption(storeOption)
    .option("--json", "print the result as JSON", false)
    .action((id, { store, json }) =>
      look(store, async (opened) => {
        const event = await opened.find(id);
        if (!event) throw new UsageError(`There is no event ${id}. \`gong-engagement outbox list\` has the ids`);
        if (json) printJson(event);
        else printEvent(event);
      }),
    );
};

const addReplay = (outbox: Command): void => {
  outbox
    .command("replay")
    .description("Make dead and refused events pending again. What is in doubt may then be recorded twice.")
    .argument("[ids...]", "of the events")
    .option("--reason <reason>", "all of this reason, such as exhausted")
    .option("--operation <operation>", "all of this operation")
    .addOption(storeOption)
    .option("--json", "print the result as JSON", false)
    .action((ids, { store, json, reason, operation }) =>
      look(store, async (opened) => {
        if (ids.length === 0 && reason === undefined && operation === undefined) {
          throw new UsageError("Say which events: ids, --reason or --operation");
        }
        const name = operation === undefined ? undefined : findOperation(operation).name;
        const replayed = await opened.replay({ ids: ids.length > 0 ? ids : undefined, reason, operation: name });
        if (json) printJson({ replayed });
        else print(`${count(replayed, "event")} pending again. \`gong-engagement outbox drain\` sends them.`);
        process.exitCode = replayed === 0 || replayed < ids.length ? 1 : 0;
      }),
    );
};

const addResolve = (outbox: Command): void => {
  outbox
    .command("resolve")
    .description("Settle dead events by hand: somebody has looked whether they were recorded.")
    .argument("<ids...>", "of the events")
    .option("--delivered", "they were recorded", false)
    .option("--discarded", "they are given up", false)
    .addOption(storeOption)
    .option("--json", "print the result as JSON", false)
    .action((ids, { store, json, delivered, discarded }) =>
      look(store, async (opened) => {
        if (delivered === discarded) throw new UsageError("Say what became of them: --delivered or --discarded");
        const resolved: string[] = [];
        for (const id of ids) if (await opened.resolve(id, delivered ? "delivered" : "discarded")) resolved.push(id);
        const others = ids.filter((id) => !resolved.includes(id));
        if (json) printJson({ resolved, notDead: others });
        else print(`${count(resolved.length, "event")} ${delivered ? "delivered" : "discarded"}.`);
        for (const id of others) note(`${id} is not a dead event.`);
        process.exitCode = others.length === 0 ? 0 : 1;
      }),
    );
};

const addPurge = (outbox: Command): void => {
  outbox
    .command("purge")
    .description("Erase the inputs in which an address occurs. What was pending is then not sent.")
    .argument("<email>", "the address")
    .addOption(storeOption)
    .option("--json", "print the result as JSON", false)
    .action((email, { store, json }) =>
      look(store, async (opened) => {
        // A part of an address is in the inputs of others too, and nothing is in all.
        if (!/^[^\s@]+@[^\s@]+$/.test(email)) throw new UsageError(`This is no address: ${email}`);
        const purged = await opened.purge({ email });
        if (json) printJson({ purged });
        else print(`${count(purged, "input")} erased.`);
      }),
    );
};

const addDrain = (outbox: Command): void => {
  outbox
    .command("drain")
    .description("Send until nothing is pending.")
    .addOption(storeOption)
    .addOption(rateOption)
    .addOption(limiterOption)
    .addOption(timeoutOption)
    .addOption(
      new Option("--in-doubt <what>", "what to do with an event that may have been recorded, or not")
        .choices(["hold", "repeat"] as const)
        .default("hold" as const),
    )
    .option("--json", "print the result as JSON", false)
    .action(({ store, json, ...send }) =>
      inScope(async (scope) => {
        const session = await openSession(scope, store, false, send);
        const before = await session.outbox.receipt();
        const drained = await drainOutbox(session);
        const { receipt, stopped } = drained;
        if (json) printJson(drained);
        else {
          print(`${count(receipt.delivered - before.delivered, "event")} delivered.`);
          await printStatus(session.outbox);
          if (stopped !== undefined) print(paint("yellow", explainStop(drained)));
        }
        const isWorse = receipt.refused > before.refused || receipt.dead > before.dead;
        process.exitCode = isWorse || receipt.pending > 0 ? 1 : 0;
      }),
    );
};

export const addOutbox = (program: Command): void => {
  const outbox: Command = program
    .command("outbox")
    .summary("look into an outbox, and settle what is in it")
    .description("Look into an outbox, and settle what is in it.");
  for (const add of [addStatus, addList, addShow, addReplay, addResolve, addPurge, addDrain]) add(outbox);
};
