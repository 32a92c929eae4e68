import type { Bump } from "../change.ts";

/** A change of the base document, and what must be said about it. */
export interface SpecCase {
  readonly name: string;
  /** Merge patch that makes the old document; the base document itself by default. */
  readonly before?: object;
  /** Merge patch that makes the new document. */
  readonly after: object;
  readonly bump: Bump;
  /** All that is said: group, operations, place, and what has changed. */
  readonly lines: readonly string[];
}

/** Changes a component schema. */
export const schema = (name: string, patch: object | null): object => ({ components: { schemas: { [name]: patch } } });

/** Changes properties of a component schema. */
export const properties = (name: string, patch: object): object => schema(name, { properties: patch });

/** Changes an operation. */
export const operation = (method: string, path: string, patch: object | null): object => ({
  paths: { [path]: { [method]: patch } },
});

/** A schema that is a component. */
export const refer = (name: string): object => ({ $ref: `#/components/schemas/${name}` });
