import type { Operation } from "../document/list-operations.ts";
import type { Answer, Answers } from "./answers.ts";
import type { ActiveFault, FaultOptions } from "./faults.ts";

/** What a fault answers in place of the service. */
export interface FaultAnswer {
  readonly answer: Answer;
  readonly errors: readonly string[];
}

const answerKinds: readonly unknown[] = ["html", "redirect"];

/** Whether a fault comes with an answer of its own. */
export const hasAnswer = ({ kind }: ActiveFault): boolean => typeof kind === "number" || answerKinds.includes(kind);

/** Whether a fault comes before the service has done anything. */
export const isBeforeCommit = (fault: ActiveFault): boolean =>
  !(fault.options.commit ?? !(hasAnswer(fault) || fault.kind === "reset-before-commit"));

/** What a gateway shows to those who are not signed in. */
const signInPage = "<!doctype html>\n<html><head><title>Sign in</title></head><body><h1>Sign in</h1></body></html>\n";

const writeHeaders = ({ headers = {}, retryAfter }: FaultOptions): Readonly<Record<string, string>> => {
  const lowered = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  if (retryAfter === undefined || retryAfter === null) return lowered;
  return { ...lowered, "retry-after": retryAfter instanceof Date ? retryAfter.toUTCString() : String(retryAfter) };
};

/** Answers for a fault: a page, a redirect or a status, and else what looks like a success. */
export const answerFault = (
  { kind, options }: ActiveFault,
  operation: Operation | undefined,
  answers: Answers,
): FaultAnswer => {
  const { message, location = "/login", retryAfter } = options;
  const requestId = undefined;
  if (kind === "html") {
    const headers = { "content-type": "text/html; charset=utf-8" };
    return { answer: { status: 200, headers, body: signInPage, requestId }, errors: [] };
  }
  if (kind === "redirect") {
    return { answer: { status: 302, headers: { location }, body: undefined, requestId }, errors: [] };
  }
  if (typeof kind !== "number") return { answer: answers.refuse(operation, 200), errors: [] };
  const errors = message === undefined ? undefined : [message];
  const answer = answers.refuse(operation, kind, errors, writeHeaders(options));
  const { "retry-after": _, ...withoutRetryAfter } = answer.headers;
  return { answer: retryAfter === null ? { ...answer, headers: withoutRetryAfter } : answer, errors: errors ?? [] };
};
