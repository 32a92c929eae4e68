import { type InputModel, parseInput } from "@gong-engagement/generator/model/parse-input";
import { type Change, createChange, type Statement } from "../change.ts";
import type { Comparison } from "../comparison/create-comparison.ts";
import type { OperationModel, OperationPair } from "../comparison/match-operations.ts";

/** Where each thing that a call may give stands in the flat input. */
const listNames = ({ body }: OperationModel, input: InputModel): Map<string, string> => {
  const names = new Map(
    input.parameters.map(({ parameter, inputName }) => [`${parameter.in} ${parameter.name}`, inputName]),
  );
  for (const name of body?.properties ?? []) names.set(`body ${name}`, input.renamedBodyProperties.get(name) ?? name);
  return names;
};

const judgeRename = (before: string, after: string): Statement => ({
  bump: "major",
  what: `In the input of the method \`${before}\` is now \`${after}\`.`,
  reason: "Something else has its name; calls that give it under the old name do not compile, or give the other.",
  action: `Give \`${after}\` instead of \`${before}\`.`,
  witnesses: ["rule"],
});

const printBodyPlace = (name: string | undefined): string =>
  name === undefined ? "among the other members of the input" : `under \`${name}\` in the input`;

const judgeBodyPlace = (before: string | undefined, after: string | undefined): Statement => ({
  bump: "major",
  what: `The body stands ${printBodyPlace(after)} of the method, not ${printBodyPlace(before)}.`,
  reason: "Only an object of one form is flat; calls that give it as before do not compile.",
  action: `Give the body ${printBodyPlace(after)}.`,
  witnesses: ["rule"],
});

const compareInput = ({ before, after }: OperationPair): Statement[] => {
  const [old, input] = [parseInput(before), parseInput(after)];
  const names = listNames(after, input);
  const renames = [...listNames(before, old)].flatMap(([key, name]) => {
    const renamed = names.get(key);
    return renamed === undefined || renamed === name ? [] : [judgeRename(name, renamed)];
  });
  const hasMoved = before.body && after.body && old.bodyName !== input.bodyName;
  return [...renames, ...(hasMoved ? [judgeBodyPlace(old.bodyName, input.bodyName)] : [])];
};

/** Members of the flat input of a method that stand elsewhere though the request has them as before. */
export const compareInputs = ({ pairs }: Comparison): Change[] =>
  pairs.flatMap((pair) =>
    compareInput(pair).map((statement) => createChange(statement, pair.after.operationId, "request")),
  );
