/** An object of the document as hey-api gets it. */
export type Node = Record<string, unknown>;

export const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Follows a reference; `undefined` for what is no object. */
export type Resolve = (value: unknown) => Node | undefined;
