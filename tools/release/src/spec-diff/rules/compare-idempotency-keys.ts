import { type Change, createChange, type Statement } from "../change.ts";
import type { Comparison } from "../comparison/create-comparison.ts";
import type { OperationPair } from "../comparison/match-operations.ts";

const judge = ({ before: { idempotencyKey: old }, after: { idempotencyKey: key } }: OperationPair): Statement[] => {
  if (old === key) return [];
  if (key === undefined) {
    return [
      {
        bump: "major",
        what: `\`${old}\` is no idempotency key any more.`,
        reason: "It is not filled in, and a call whose outcome is unknown is not repeated.",
        action: "Repeat such calls yourself where a second report does no harm.",
        witnesses: ["rule"],
      },
    ];
  }
  return old === undefined
    ? [
        {
          bump: "minor",
          what: `\`${key}\` is an idempotency key.`,
          reason: "It is filled in if it is not given, and a call whose outcome is unknown is repeated under it.",
          witnesses: ["rule"],
        },
      ]
    : [
        {
          bump: "major",
          what: `The idempotency key is \`${key}\`, was \`${old}\`.`,
          reason: "Only the new one makes it safe to repeat a call.",
          action: `Give your own ids as \`${key}\` instead of \`${old}\`.`,
          witnesses: ["rule"],
        },
      ];
};

/** Fields that make repeating a call safe. */
export const compareIdempotencyKeys = ({ pairs }: Comparison): Change[] =>
  pairs.flatMap((pair) => judge(pair).map((statement) => createChange(statement, pair.after.operationId, "request")));
