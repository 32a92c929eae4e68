import { type Change, createChange } from "../change.ts";
import type { OperationPair } from "../comparison/match-operations.ts";
import type { OtherChange } from "../redocly/list-other-changes.ts";
import { judgeOther } from "./judge-other.ts";

/** What a change of a security scheme means: as much as Redocly says, for the operations that use it. */
export const judgeSecurityScheme = (other: OtherChange, pairs: readonly OperationPair[]): Change[] => {
  const name = other.path[2] ?? "";
  const statement = judgeOther(other, `the security scheme \`${name}\``);
  const users = pairs.filter(({ before, after }) => [...before.security, ...after.security].flat().includes(name));
  if (users.length > 0) return users.map(({ after }) => createChange(statement, after.operationId, "credentials"));
  const { action, ...rest } = statement;
  return [createChange({ ...rest, bump: "patch", reason: "No operation uses it." })];
};
