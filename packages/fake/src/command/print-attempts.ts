import type { Attempt, Outcome } from "@gong-engagement/fake";

const outcomes: readonly Outcome[] = [
  "recorded",
  "read",
  "duplicate",
  "refused",
  "unauthorized",
  "over-quota",
  "failed",
];

/** One line for a call that arrived: without its input, which may be confidential. */
export const printAttempt = ({ at, method, path, status, outcome, operationId, fault, errors }: Attempt): string =>
  [
    new Date(at).toISOString().slice(11, 23),
    method,
    path,
    status ?? "no answer",
    outcome,
    ...(operationId === undefined ? [] : [operationId]),
    ...(fault === undefined ? [] : [`(${fault})`]),
    ...errors.slice(0, 1),
  ].join(" ");

/** The results of all calls, by operation. */
export const printSummary = (attempts: readonly Attempt[]): string => {
  if (attempts.length === 0) return "Nothing was received.";
  const names = [...new Set(attempts.map(({ operationId }) => operationId))];
  const width = Math.max(...names.map((name = "no operation") => name.length));
  const lines = names.map((name) => {
    const own = attempts.filter(({ operationId }) => operationId === name);
    const counts = outcomes.flatMap((outcome) => {
      const number = own.filter((attempt) => attempt.outcome === outcome).length;
      return number > 0 ? [`${number} ${outcome}`] : [];
    });
    const unanswered = own.filter(({ status }) => status === undefined).length;
    if (unanswered > 0) counts.push(`${unanswered} without an answer`);
    return `  ${(name ?? "no operation").padEnd(width)}  ${own.length} calls: ${counts.join(", ")}`;
  });
  return ["Received:", ...lines].join("\n");
};
