import { GongApiError, isGongApiError, isGongConflictError, isGongError } from "@gong-engagement/sdk";
import type { ClaimedEvent, Evidence, Outcome } from "./events.ts";
import type { GateChange } from "./gate.ts";

/** What decides about events that failed. */
export interface RetryRules {
  /** What to do with an event that may have been recorded, and that nothing makes harmless to repeat. */
  readonly inDoubt: "hold" | "repeat";
  /** Attempts after which an event is dead, those of a limit or without a connection not counted. */
  readonly attempts: number;
  readonly minDelay: number;
  readonly maxDelay: number;
}

/** What an attempt means for its event and for all others. */
export interface Judgement {
  readonly outcome: Outcome;
  readonly gate: GateChange;
  readonly evidence: Evidence;
  /** Whether the attempt counts. */
  readonly counts: boolean;
}

/** Milliseconds between 50 and 100 percent of a delay that doubles. */
const backOff = (tries: number, { minDelay, maxDelay }: RetryRules): number =>
  Math.min(maxDelay, minDelay * 2 ** Math.min(tries, 40)) * (0.5 + Math.random() / 2);

/** What to do with an event that was sent, and nobody knows whether it arrived. */
export const judgeUnknown = (event: ClaimedEvent, hasKey: boolean, rules: RetryRules): Outcome => {
  if (!hasKey && rules.inDoubt === "hold") return { type: "dead", reason: "in-doubt" };
  if (event.counted + 1 >= rules.attempts) return { type: "dead", reason: "exhausted" };
  return { type: "retry", delay: backOff(event.counted, rules) };
};

const describe = (error: unknown): Pick<Evidence, "status" | "error"> => ({
  status: isGongApiError(error) ? error.status : undefined,
  // Messages of the SDK repeat nothing of an input. Those of other code may.
  error: isGongError(error) ? `${error.name}: ${error.message}` : error instanceof Error ? error.name : typeof error,
});

/** Milliseconds until a moment that an error names; at least one. */
const delayUntil = (error: object): number | undefined => {
  const resumeAt: unknown = Reflect.get(error, "resumeAt");
  return resumeAt instanceof Date ? Math.max(1, resumeAt.getTime() - Date.now()) : undefined;
};

/** Milliseconds that all wait after a 429 or a limiter that do not say how long. */
const unstatedPause = 1_000;

/**
 * Judges an attempt that failed.
 *
 * @param wasSent - whether the request had left when it failed
 */
export const judgeFailure = (
  error: unknown,
  event: ClaimedEvent,
  hasKey: boolean,
  wasSent: boolean,
  rules: RetryRules,
): Judgement => {
  const about = describe(error);
  const delivery = isGongError(error) ? error.delivery : wasSent ? "unknown" : "not-sent";
  const evidence = { ...about, outcome: delivery };
  const isKnownTwin = hasKey && event.uncertain > 0 && isGongConflictError(error);
  if (isKnownTwin || (isGongError(error) && error.advice === "none")) {
    return {
      outcome: { type: "delivered" },
      gate: { type: "open" },
      evidence: { ...evidence, outcome: "delivered" },
      counts: true,
    };
  }
  if (isGongError(error) && error.advice === "wait") {
    const delay = delayUntil(error) ?? unstatedPause;
    return { outcome: { type: "retry", delay }, gate: { type: "pause", delay }, evidence, counts: false };
  }
  if (isGongError(error) && error.advice === "fix-access") {
    const outcome: Outcome = { type: "retry", delay: 0 };
    return { outcome, gate: { type: "blocked", why: about.error ?? "" }, evidence, counts: false };
  }
  if (delivery === "unknown") {
    return { outcome: judgeUnknown(event, hasKey, rules), gate: { type: "unknown" }, evidence, counts: true };
  }
  if (delivery === "not-sent" && !(isGongError(error) && error.advice === "fix-event")) {
    const outcome: Outcome = { type: "retry", delay: backOff(event.attempts, rules) };
    return { outcome, gate: { type: "unknown" }, evidence, counts: false };
  }
  const status = error instanceof GongApiError ? `status ${error.status}` : isGongError(error) ? error.name : "error";
  return { outcome: { type: "refused", reason: status }, gate: { type: "open" }, evidence, counts: true };
};
