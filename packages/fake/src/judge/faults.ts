import { isObject } from "../json.ts";
import {
  checkOptions,
  numberFrom,
  type Rule,
  type Rules,
  recordOf,
  text,
  toggle,
  whole,
} from "../options/check-options.ts";
import type { Random } from "../random.ts";
import { matchInput } from "../records/match-input.ts";

/** What can go wrong. A number is a status that is answered instead. */
export const faultKinds = [
  "reset-before-commit",
  "reset-after-commit",
  "reset-in-body",
  "half-body",
  "no-answer",
  "slow",
  "html",
  "redirect",
  "broken-gzip",
  "token-ends",
  "other-calls",
] as const;

/**
 * What goes wrong with a call. A number is the status that is answered instead: nothing is recorded.
 *
 * | kind | what happens | recorded |
 * | --- | --- | --- |
 * | `503`, any status | is answered, with `retryAfter`, `message` and `headers` | no |
 * | `reset-before-commit` | the connection is lost | no |
 * | `reset-after-commit` | the connection is lost | yes |
 * | `reset-in-body` | the connection is lost in the middle of the answer | yes |
 * | `half-body` | the answer ends in the middle, as if that were all of it | yes |
 * | `no-answer` | nothing comes, until the caller gives up | yes |
 * | `slow` | the answer comes after `delay` | yes |
 * | `html` | a page comes with status 200, as a proxy sends it | no |
 * | `redirect` | 302 to `location` | no |
 * | `broken-gzip` | the answer says that it is compressed, and cannot be read | yes |
 * | `token-ends` | the bearer token of the call is not valid any more: 401 | no |
 * | `other-calls` | other integrations have made `calls` calls just before | if the quota allows it |
 */
export type FaultKind = (typeof faultKinds)[number] | number;

/** Which calls a fault meets, and how. */
export interface FaultOptions {
  /** Only calls of this operation. */
  readonly operation?: string;
  /** Only calls with such an input, as `expectReported` takes it. */
  readonly input?: Readonly<Record<string, unknown>>;
  /** How many such calls go well before. Default 0. */
  readonly after?: number;
  /** How many calls it meets. Default 1; with `rate`, all. */
  readonly times?: number;
  /** The share of calls that it meets, from 0 to 1, at random by the seed. */
  readonly rate?: number;
  /** Of a status, `reset-in-body`, `half-body`, `no-answer`, `html`, `redirect`, `broken-gzip`: whether the call is recorded. */
  readonly commit?: boolean;
  /** Of a status: the header `Retry-After`, as it is or in seconds; a `Date` is written as HTTP does; `null` leaves it out. */
  readonly retryAfter?: string | number | Date | null;
  /** Of a status: what its body says. */
  readonly message?: string;
  /** Of a status: further headers. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Of `slow`: milliseconds. Default 1,000. */
  readonly delay?: number;
  /** Of `redirect`. Default `/login`. */
  readonly location?: string;
  /** Of `other-calls`. Default 1. */
  readonly calls?: number;
}

/** A fault that waits for calls. */
export interface Fault {
  readonly kind: FaultKind;
  /** How many calls it has met. */
  readonly hits: number;
  /** Ends it. */
  readonly end: () => void;
}

/** A fault that meets a call. */
export interface ActiveFault {
  readonly kind: FaultKind;
  readonly options: FaultOptions;
}

const sharedRules = {
  operation: text,
  input: [isObject, "an object, as expectReported takes it"],
  after: whole(0),
  times: [(value) => value === Number.POSITIVE_INFINITY || whole(0)[0](value), "a whole number, 0 or more"],
  rate: numberFrom(0, 1),
} as const satisfies Partial<Rules<FaultOptions>>;

/** Whether HTTP can carry headers. Of a value that it cannot, the answer would be lost like a connection. */
const canBeSent = (headers: Readonly<Record<string, unknown>>): boolean => {
  try {
    return new Headers(Object.entries(headers).map(([name, value]) => [name, String(value)])) instanceof Headers;
  } catch {
    return false;
  }
};

const headerRecord = recordOf(text, "");

const ownRules = {
  commit: toggle,
  retryAfter: [
    (value) =>
      value === null ||
      (typeof value === "string" && canBeSent({ "retry-after": value })) ||
      Number.isFinite(value) ||
      (value instanceof Date && !Number.isNaN(value.getTime())),
    "a string, a number, a valid Date or null",
  ],
  message: text,
  headers: [
    (value) => headerRecord[0](value) && canBeSent(Object(value)),
    "strings by the names of headers, as HTTP can carry them",
  ],
  delay: numberFrom(0),
  location: text,
  calls: whole(0),
} as const satisfies Rules<Omit<FaultOptions, keyof typeof sharedRules>>;

const { commit, retryAfter, message, headers, delay, location, calls } = ownRules;

/** What each kind takes beside the options of all. Whether the call is recorded is often what the kind says. */
const rulesOfKind: Readonly<Record<(typeof faultKinds)[number] | "status", Readonly<Record<string, Rule>>>> = {
  status: { commit, retryAfter, message, headers },
  "reset-before-commit": {},
  "reset-after-commit": {},
  "reset-in-body": { commit },
  "half-body": { commit },
  "no-answer": { commit },
  slow: { delay },
  html: { commit },
  redirect: { commit, location },
  "broken-gzip": { commit },
  "token-ends": {},
  "other-calls": { calls },
};

const checkFault = (kind: FaultKind, options: FaultOptions): void => {
  const isStatus = typeof kind === "number" && Number.isInteger(kind) && kind >= 200 && kind <= 599;
  const known = isStatus ? "status" : faultKinds.find((name) => name === kind);
  if (known === undefined) {
    throw new TypeError(
      `There is no fault ${JSON.stringify(kind)}. Take a status, as a number from 200 to 599, or one of: ${faultKinds.join(", ")}`,
    );
  }
  checkOptions(`The fault ${JSON.stringify(kind)}`, options, { ...sharedRules, ...rulesOfKind[known] });
};

/** The faults that wait for calls. */
export interface Faults {
  readonly add: (kind: FaultKind, options: FaultOptions) => Fault;
  /** The fault that meets a call, if one does: of several the first. */
  readonly take: (operationId: string | undefined, input: Readonly<Record<string, unknown>>) => ActiveFault | undefined;
  readonly clear: () => void;
}

export const createFaults = (random: () => Random): Faults => {
  const faults = new Set<ActiveFault & { readonly meets: () => boolean }>();

  return {
    add: (kind, options) => {
      checkFault(kind, options);
      const { after = 0, rate, times = rate === undefined ? 1 : Number.POSITIVE_INFINITY } = options;
      let seen = 0;
      let hits = 0;
      const meets = (): boolean => {
        seen += 1;
        if (seen <= after || (rate !== undefined && random().next() >= rate)) return false;
        hits += 1;
        if (hits >= times) faults.delete(fault);
        return true;
      };
      const fault = { kind, options, meets };
      if (times > 0) faults.add(fault);
      return {
        kind,
        get hits() {
          return hits;
        },
        end: () => void faults.delete(fault),
      };
    },
    take: (operationId, input) => {
      for (const fault of faults) {
        const { operation, input: wanted = {} } = fault.options;
        if (operation !== undefined && operation !== operationId) continue;
        if (matchInput(wanted, input).length > 0) continue;
        if (fault.meets()) return fault;
      }
      return undefined;
    },
    clear: () => faults.clear(),
  };
};
