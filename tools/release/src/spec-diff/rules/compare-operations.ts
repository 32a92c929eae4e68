import { type Change, createChange, type Statement } from "../change.ts";
import type { Comparison } from "../comparison/create-comparison.ts";
import type { OperationModel, OperationPair } from "../comparison/match-operations.ts";

const witnesses = ["rule"] as const;

const printRoute = ({ method, path }: OperationModel): string => `${method.toUpperCase()} ${path}`;
const printMethod = ({ tag, operationId }: OperationModel): string => `\`${tag.propertyName}.${operationId}()\``;
const printCall = ({ method, path }: OperationModel): string => `\`client.${method.toUpperCase()}("${path}")\``;

const judgeRemoval = (operation: OperationModel): Statement => ({
  bump: "major",
  what: `${printMethod(operation)} is gone, and with it \`${printRoute(operation)}\`.`,
  reason: "Calls of it do not compile.",
  action: `Stop calling ${printMethod(operation)}.`,
  witnesses,
});

const judgeAddition = (operation: OperationModel): Statement => ({
  bump: "minor",
  what: `${printMethod(operation)} is new: \`${printRoute(operation)}\`.`,
  reason: "It can be called.",
  witnesses,
});

const judgeName = ({ before, after }: OperationPair): Statement[] =>
  before.operationId === after.operationId && before.typeName === after.typeName
    ? []
    : [
        {
          bump: "major",
          what: `\`${before.operationId}\` is now \`${after.operationId}\`.`,
          reason: "Its method, function and types do not compile under the old name.",
          action: `Call \`${after.operationId}\` instead of \`${before.operationId}\`.`,
          witnesses,
        },
      ];

const judgeTag = ({ before, after }: OperationPair): Statement[] =>
  before.tag.propertyName === after.tag.propertyName && before.tag.className === after.tag.className
    ? []
    : [
        {
          bump: "major",
          what: `It has moved from \`${before.tag.propertyName}\` to \`${after.tag.propertyName}\`.`,
          reason: "A method belongs to the first tag of its operation; under the old one it does not compile.",
          action: `Call ${printMethod(after)} instead of ${printMethod(before)}.`,
          witnesses,
        },
      ];

const judgeRoute = ({ before, after }: OperationPair): Statement[] =>
  printRoute(before) === printRoute(after)
    ? []
    : [
        {
          bump: "major",
          what: `\`${printRoute(before)}\` is now \`${printRoute(after)}\`.`,
          reason: `The SDK's method stays, but ${printCall(before)} does not compile.`,
          action: `Use ${printCall(after)} instead of ${printCall(before)}.`,
          witnesses,
        },
      ];

const judgeDeprecation = ({ before, after }: OperationPair): Statement[] => {
  if (before.deprecated === after.deprecated) return [];
  return after.deprecated
    ? [
        {
          bump: "minor",
          what: `${printMethod(after)} is deprecated.`,
          reason: "It works as before, and editors strike it through.",
          witnesses,
        },
      ]
    : [
        {
          bump: "patch",
          what: `${printMethod(after)} is no longer deprecated.`,
          reason: "It may be used again.",
          witnesses,
        },
      ];
};

/** Operations that came, went, or are found elsewhere or under another name. */
export const compareOperations = ({ pairs, removed, added }: Comparison): Change[] => [
  ...removed.map((operation) => createChange(judgeRemoval(operation), operation.operationId)),
  ...added.map((operation) => createChange(judgeAddition(operation), operation.operationId)),
  ...pairs.flatMap((pair) =>
    [judgeName, judgeTag, judgeRoute, judgeDeprecation]
      .flatMap((judge) => judge(pair))
      .map((statement) => createChange(statement, pair.after.operationId)),
  ),
];
