import type { Schema } from "../create-schema.ts";

/** What a schema finds wrong with a value, as a Standard Schema says it: `place: message`. */
export const listIssues = async (schema: Schema, value: unknown): Promise<readonly string[]> => {
  const { issues = [] } = await schema["~standard"].validate(value);
  return issues.map(({ path = [], message }) => {
    const keys = path.map((step) => String(typeof step === "object" ? step.key : step));
    return `${keys.join(".")}: ${message}`;
  });
};
