import { expect } from "../shared/expect.mjs";
import { input, refusedInput } from "../shared/sample.mjs";

/** Checks an input that is right, and one that lacks what is required. */
export const checkInput = async ({ inputSchemas }) => {
  const { validate } = inputSchemas.operation$["~standard"];
  const right = await validate(input);
  expect(right.issues === undefined && right.value === input, "what is right passes as it is");
  const { issues = [] } = await validate(refusedInput);
  expect(issues.length === 1 && issues[0].path.length === 1, "what is required and missing is named");
  const [{ key }] = issues[0].path;
  return { "what is missing": String(key) };
};
