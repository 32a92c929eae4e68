import type { Operation } from "../document/list-operations.ts";
import type { QuotaWindow } from "../document/openapi.ts";
import type { Attempt, Outcome, ReportedEvent } from "../records/records.ts";
import type { createRequestReader, ReadRequest } from "../request/create-request-reader.ts";
import type { createRouter, FoundRoute, Route } from "../request/create-router.ts";
import type { ReceivedRequest } from "../request/received-request.ts";
import { answerFault, hasAnswer, isBeforeCommit } from "./answer-fault.ts";
import type { Answer, Answers } from "./answers.ts";
import type { ActiveFault, Faults } from "./faults.ts";
import { createQuota, type Quota } from "./quota.ts";
import type { Security } from "./security.ts";

/** How an answer gets to the caller, or does not. */
export type Transmission = "whole" | "reset" | "reset-in-body" | "half-body" | "no-answer" | "broken-gzip";

/** What is to be done with a request that arrived. */
export interface Verdict {
  readonly answer: Answer;
  readonly transmission: Transmission;
  /** In milliseconds. */
  readonly delay: number;
  readonly attempt: Attempt;
}

export interface JudgeParts {
  readonly findRoute: ReturnType<typeof createRouter>;
  readonly read: ReturnType<typeof createRequestReader>;
  readonly security: Security;
  readonly answers: Answers;
  readonly faults: Faults;
  readonly quota: readonly QuotaWindow[];
  readonly duplicates: "conflict" | "same-answer";
  readonly now: () => number;
  readonly onAttempt: (attempt: Attempt) => void;
}

/** Judges requests one after the other, and keeps what it has seen. */
export interface Judge {
  readonly attempts: readonly Attempt[];
  readonly events: readonly ReportedEvent[];
  readonly judge: (received: ReceivedRequest) => Verdict;
  /** Counts calls of others in the quota of an account. */
  readonly spend: (account: string, calls: number) => void;
  readonly clear: () => void;
}

/** What a judgement is before it is sent. */
interface Judgement {
  readonly outcome: Outcome;
  readonly answer: Answer;
  readonly errors?: readonly string[];
  readonly account?: string;
}

const transmissions: Readonly<Record<string, Transmission>> = {
  "reset-before-commit": "reset",
  "reset-after-commit": "reset",
  "reset-in-body": "reset-in-body",
  "half-body": "half-body",
  "no-answer": "no-answer",
  "broken-gzip": "broken-gzip",
};

const isRoute = (found: FoundRoute): found is Route => typeof found === "object";

const isSafe = ({ method }: Operation): boolean => ["get", "head", "options", "trace"].includes(method);

/** An invalid request is a bad request only where the document has 400 and not 422. */
const refusalStatusOf = ({ responses }: Operation): number =>
  responses.has("422") || responses.has("4XX") || !responses.has("400") ? 422 : 400;

/** A media type that is not taken is an invalid request where such are documented, but not by their own status. */
const unsupportedStatusOf = (operation: Operation): number => {
  const { responses } = operation;
  if (responses.has("415") || !(responses.has("400") || responses.has("422"))) return 415;
  return refusalStatusOf(operation);
};

/** A status that the caller asks for, as RFC 7240 writes it: `Prefer: code=429`. */
const preferredStatus = (headers: Headers): number | undefined => {
  const [, status] = /\bcode=([2-5]\d\d)\b/.exec(headers.get("prefer") ?? "") ?? [];
  return status === undefined ? undefined : Number(status);
};

export const createJudge = (parts: JudgeParts): Judge => {
  const { findRoute, read, security, answers, faults, now } = parts;
  let attempts: Attempt[] = [];
  let events: ReportedEvent[] = [];
  const quotas = new Map<string, Quota>();
  const answered = new Map<string, Answer>();

  const quotaOf = (account: string): Quota => {
    const known = quotas.get(account);
    if (known) return known;
    const quota = createQuota(parts.quota);
    quotas.set(account, quota);
    return quota;
  };

  const refuse = (operation: Operation | undefined, status: number, outcome: Outcome, errors: readonly string[]) => ({
    outcome,
    answer: answers.refuse(operation, status, errors),
    errors,
  });

  /** Records what was allowed, unless its key is known. */
  const commit = (
    operation: Operation,
    { input, key }: ReadRequest,
    account: string,
    status: number | undefined,
  ): Judgement => {
    const name = key === undefined ? undefined : JSON.stringify([account, operation.operationId, key]);
    const known = name === undefined ? undefined : answered.get(name);
    if (known) {
      if (parts.duplicates === "same-answer") return { outcome: "duplicate", answer: known };
      return refuse(operation, 409, "duplicate", ["Event was already reported in the past"]);
    }
    const answer = answers.succeed(operation, status);
    if (isSafe(operation)) return { outcome: "read", answer };
    const { operationId } = operation;
    events.push({ at: now(), operationId, account, input, key, requestId: answer.requestId });
    if (name !== undefined) answered.set(name, answer);
    return { outcome: "recorded", answer };
  };

  const judgeRoute = ({ operation }: Route, request: ReadRequest, received: ReceivedRequest): Judgement => {
    const moment = now();
    const identity = security.identify(operation, received, moment);
    if (identity.kind === "unknown") return refuse(operation, 401, "unauthorized", [identity.reason]);
    const { account, trustedIps } = identity;
    const { address = "127.0.0.1" } = received;
    if (trustedIps && !trustedIps.includes(address)) {
      return { account, ...refuse(operation, 403, "unauthorized", [`The IP address ${address} is not trusted`]) };
    }
    const wait = quotaOf(account).waitFor(moment);
    if (wait > 0) {
      const errors = ["Rate limit exceeded"];
      const headers = { "retry-after": String(Math.ceil(wait / 1_000)) };
      return { account, outcome: "over-quota", errors, answer: answers.refuse(operation, 429, errors, headers) };
    }
    quotaOf(account).count(moment);
    if (request.isUnsupported) {
      return { account, ...refuse(operation, unsupportedStatusOf(operation), "refused", request.errors) };
    }
    if (request.errors.length > 0) {
      return { account, ...refuse(operation, refusalStatusOf(operation), "refused", request.errors) };
    }
    const preferred = preferredStatus(received.headers);
    if (preferred !== undefined && preferred >= 300) {
      return { account, outcome: "failed", answer: answers.refuse(operation, preferred) };
    }
    return { account, ...commit(operation, request, account, preferred) };
  };

  const judge = (received: ReceivedRequest): Verdict => {
    const found = findRoute(received.method, received.url.pathname);
    const route = isRoute(found) ? found : undefined;
    const operation = route?.operation;
    const request = route && read(route, received);
    const input = request?.input ?? {};
    const fault = faults.take(operation?.operationId, input);
    if (fault?.kind === "token-ends") security.revoke(received);
    if (fault?.kind === "other-calls" && operation) {
      const identity = security.identify(operation, received, now());
      if (identity.kind === "known") quotaOf(identity.account).count(now(), fault.options.calls ?? 1);
    }

    const judgeWhole = (): Judgement => {
      if (route && request) return judgeRoute(route, request, received);
      return found === "no-method"
        ? refuse(undefined, 405, "refused", [`There is no ${received.method} ${received.url.pathname}`])
        : refuse(undefined, 404, "refused", [`There is no operation at ${received.url.pathname}`]);
    };
    const judgeUnder = (active: ActiveFault): Judgement => {
      if (isBeforeCommit(active)) return { outcome: "failed", ...answerFault(active, operation, answers) };
      return hasAnswer(active) ? { ...judgeWhole(), ...answerFault(active, operation, answers) } : judgeWhole();
    };
    const { account, outcome, answer: whole, errors = [] } = fault ? judgeUnder(fault) : judgeWhole();
    const answer = received.method === "HEAD" ? { ...whole, body: undefined } : whole;
    const transmission = (fault && transmissions[String(fault.kind)]) ?? "whole";
    const attempt: Attempt = {
      at: now(),
      operationId: operation?.operationId,
      method: received.method,
      path: received.url.pathname,
      account,
      input,
      outcome,
      status: transmission === "reset" || transmission === "no-answer" ? undefined : answer.status,
      errors,
      fault: fault && String(fault.kind),
      requestId: answer.requestId,
    };
    attempts.push(attempt);
    parts.onAttempt(attempt);
    return { answer, transmission, delay: fault?.kind === "slow" ? (fault.options.delay ?? 1_000) : 0, attempt };
  };

  return {
    get attempts() {
      return attempts;
    },
    get events() {
      return events;
    },
    judge,
    spend: (account, calls) => quotaOf(account).count(now(), calls),
    clear: () => {
      attempts = [];
      events = [];
      quotas.clear();
      answered.clear();
      security.revokeAll();
      faults.clear();
      answers.clear();
    },
  };
};
