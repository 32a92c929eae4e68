import { inputSchemas, Operation$Input, type Schema } from "@gong-engagement/schemas";

// Exported without a type: what the compiler infers must be nameable in the user's own declarations.
export const schema = inputSchemas.operation$;
export const same: Schema<Operation$Input> = Operation$Input;

export const check = async (value: unknown): Promise<Operation$Input | readonly string[]> => {
  const result = await schema["~standard"].validate(value);
  return result.issues ? result.issues.map(({ message }) => message) : result.value;
};

// @ts-expect-error there is no such operation
inputSchemas.noOperation;
