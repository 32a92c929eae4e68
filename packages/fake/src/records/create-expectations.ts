import { isObject } from "../json.ts";
import { checkOptions, checkValue, type Rules, whole } from "../options/check-options.ts";
import { type Mismatch, matchInput } from "./match-input.ts";
import type { Attempt, ReportedEvent } from "./records.ts";

/** A part of an input. A text may be wanted as a regular expression, anything as a function or a matcher of Jest or Vitest. */
export type WantedInput = Readonly<Record<string, unknown>>;

/** How an expectation is meant. */
export interface ExpectOptions {
  /** How many such events there must be. Default: one or more. */
  readonly times?: number;
}

const expectRules: Rules<ExpectOptions> = { times: whole(0) };

export interface Expectations {
  readonly expectReported: (
    operationId: string,
    input?: WantedInput,
    options?: ExpectOptions,
  ) => readonly ReportedEvent[];
  readonly expectNotReported: (operationId: string, input?: WantedInput) => void;
}

interface Recorded {
  readonly attempts: readonly Attempt[];
  readonly events: readonly ReportedEvent[];
}

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? "" : "s"}`;

/** As JSON; `undefined` for what JSON cannot write. */
const toJson = (value: unknown): string | undefined => {
  try {
    return JSON.stringify(value, (_, member) => (typeof member === "bigint" ? `${member}n` : member));
  } catch {
    return undefined;
  }
};

const print = (value: unknown): string => {
  if (value === undefined) return "nothing";
  if (value instanceof RegExp) return String(value);
  if (typeof value === "function") return `what ${value.name || "a function"} takes`;
  if (typeof value === "bigint") return `${value}n`;
  const text = toJson(value) ?? String(value);
  return text.length > 200 ? `${text.slice(0, 200)}...` : text;
};

const printWanted = (wanted: WantedInput): string =>
  Object.entries(wanted)
    .map(([name, value]) => `${name} ${print(value)}`)
    .join(", ");

/** From 0 to 1: how much of two strings is the same at their beginning. */
const compareTexts = (one: unknown, other: unknown): number => {
  if (typeof one !== "string" || typeof other !== "string") return 0;
  let same = 0;
  while (same < one.length && one[same] === other[same]) same += 1;
  return same / Math.max(one.length, other.length, 1);
};

const distanceOf = (mismatches: readonly Mismatch[]): number =>
  mismatches.reduce((sum, { wanted, found }) => sum + 1 - compareTexts(wanted, found), 0);

const printMismatches = (mismatches: readonly Mismatch[]): string =>
  mismatches.map(({ path, wanted, found }) => `${path || "input"} is ${print(found)}, not ${print(wanted)}`).join("; ");

const printAttempt = ({ operationId, outcome, status, errors, fault }: Attempt): string => {
  const answer = status === undefined ? "no answer" : `answered with ${status}`;
  const reason = errors.length > 0 ? `: ${errors.slice(0, 3).join("; ")}` : "";
  return `${operationId ?? "unknown operation"}: ${outcome}, ${answer}${fault === undefined ? "" : ` by the fault "${fault}"`}${reason}`;
};

const shown = 5;

const printAttempts = (attempts: readonly Attempt[]): string => {
  const lines = attempts.slice(-shown).map((attempt) => `  - ${printAttempt(attempt)}`);
  const omitted = attempts.length > shown ? [`  (${attempts.length - shown} before these)`] : [];
  return [...omitted, ...lines].join("\n");
};

const countByOperation = (events: readonly ReportedEvent[]): string => {
  const counts = new Map<string, number>();
  for (const { operationId } of events) counts.set(operationId, (counts.get(operationId) ?? 0) + 1);
  return [...counts].map(([operationId, number]) => `${number} of ${operationId}`).join(", ");
};

/** Why nothing of an operation was recorded, as far as that can be seen. */
const explainNothing = (operationId: string, { attempts, events }: Recorded): string => {
  const own = attempts.filter((attempt) => attempt.operationId === operationId);
  if (own.length > 0) {
    const [only] = own;
    const isGivenUp = own.length === 1 && only?.outcome === "failed";
    const remark = isGivenUp ? "\nIt was not sent again: does the client retry, and is the call awaited?" : "";
    return `no event of it was recorded. ${count(own.length, "call")} arrived:\n${printAttempts(own)}${remark}`;
  }
  if (attempts.length === 0) {
    return "no call arrived. Is it awaited, and does the client send to the fake (fetch: fake.fetch, or its baseUrl)?";
  }
  if (events.length > 0) return `no call of it arrived. Recorded were ${countByOperation(events)}.`;
  return `no call of it arrived. Others did:\n${printAttempts(attempts)}`;
};

const checkInput = (subject: string, input: unknown): void =>
  checkValue(`${subject}: input`, input, [isObject, "an object"]);

const createFailure = (message: string): Error => {
  const error = new Error(message);
  error.name = "AssertionError";
  return error;
};

/**
 * Makes assertions that say what came nearest.
 *
 * @param operationIds - those of the document
 */
export const createExpectations = (operationIds: readonly string[], recorded: Recorded): Expectations => {
  const check = (operationId: string): void => {
    if (operationIds.includes(operationId)) return;
    throw createFailure(`There is no operation "${operationId}". The document has: ${operationIds.join(", ")}`);
  };

  const findEvents = (operationId: string, input: WantedInput) => {
    const own = recorded.events.filter((event) => event.operationId === operationId);
    const compared = own.map((event) => ({ event, mismatches: matchInput(input, event.input) }));
    return {
      own,
      compared,
      found: compared.filter(({ mismatches }) => mismatches.length === 0).map(({ event }) => event),
    };
  };

  return {
    expectReported: (operationId, input = {}, options = {}) => {
      check(operationId);
      checkInput("expectReported", input);
      checkOptions("expectReported", options, expectRules);
      const { times } = options;
      const { own, compared, found } = findEvents(operationId, input);
      if (times === undefined ? found.length > 0 : found.length === times) return found;
      const wanted = printWanted(input);
      const subject = `Expected ${times === undefined ? "" : `${count(times, "event")} of `}${operationId}${wanted && ` with ${wanted}`}`;
      if (own.length === 0) throw createFailure(`${subject}: ${explainNothing(operationId, recorded)}`);
      if (found.length > 0) throw createFailure(`${subject}: ${count(found.length, "such event")} recorded`);
      const [nearest] = [...compared].sort((one, other) => distanceOf(one.mismatches) - distanceOf(other.mismatches));
      const near = nearest ? `\nNearest: ${printMismatches(nearest.mismatches)}` : "";
      throw createFailure(`${subject}: ${count(own.length, "event")} of it, none with that.${near}`);
    },
    expectNotReported: (operationId, input = {}) => {
      check(operationId);
      checkInput("expectNotReported", input);
      const { found } = findEvents(operationId, input);
      const [first] = found;
      if (!first) return;
      const wanted = printWanted(input);
      throw createFailure(
        `Expected no ${operationId}${wanted && ` with ${wanted}`}: ${count(found.length, "such event")} recorded, first ${print(first.input)}`,
      );
    },
  };
};
