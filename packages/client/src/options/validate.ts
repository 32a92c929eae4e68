import type { Operations } from "../api-metadata.ts";
import { GongConfigError } from "../errors/gong-config-error.ts";
import { isRecord } from "../guards.ts";
import { checkOptions, type Rule } from "./check-options.ts";

/** What a Standard Schema finds wrong with a value. */
export interface StandardIssue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
  /** `false` if the message repeats nothing of the input. Of any other message the client leaves out what it repeats. */
  readonly quotesInput?: boolean | undefined;
}

/** What a Standard Schema says of a value. */
export type StandardResult =
  | { readonly value: unknown; readonly issues?: undefined }
  | { readonly issues: readonly StandardIssue[] };

/** A Standard Schema (https://standardschema.dev), as far as a client uses it: Zod, Valibot, ArkType and others make them. */
export interface StandardSchema {
  readonly "~standard": {
    readonly vendor: string;
    readonly validate: (value: unknown) => StandardResult | Promise<StandardResult>;
  };
}

/** Schemas of the flat inputs, by operationId: such as `inputSchemas` of `@gong-engagement/schemas`. */
export type InputSchemas = { readonly [operationId: string]: StandardSchema | undefined };

const schemaRule: Rule = {
  // What a caller without types passes may be anything.
  isValid: (schema) => typeof (schema as StandardSchema | null)?.["~standard"]?.validate === "function",
  expected: "a Standard Schema",
};

/**
 * The schemas by operationId; absent if nothing is to be checked.
 *
 * @internal
 * @throws GongConfigError if it is not a map of schemas, or has one of an operation that does not exist.
 */
export const resolveSchemas = (
  validate: InputSchemas | false,
  operations: Operations,
): ReadonlyMap<string, StandardSchema | undefined> | undefined => {
  if (validate === false) return undefined;
  if (!isRecord(validate)) throw new GongConfigError("validate: pass Standard Schemas by operationId, or false");
  const rules = Object.fromEntries(Object.values(operations).map(({ operationId }) => [operationId, schemaRule]));
  checkOptions(validate, rules, "validate.", GongConfigError, "operation");
  return new Map(Object.entries(validate));
};
