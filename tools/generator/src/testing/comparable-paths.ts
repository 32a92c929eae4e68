/** The operations of a path: both generators may list the methods that it does not have. */
type MethodsOf<Item> = {
  [Method in keyof Item as Method extends "parameters"
    ? never
    : [Exclude<Item[Method], undefined>] extends [never]
      ? never
      : Method]: Exclude<Item[Method], undefined>;
};

/** Headers are left out: openapi-fetch does not read their types, and ours stay `unknown`. */
type ContentsOf<Responses> = {
  [Status in keyof Responses]: Responses[Status] extends { readonly content?: infer Content } ? Content : never;
};

type OperationOf<Operation> = {
  [Key in keyof Operation]: Key extends "responses" ? ContentsOf<Operation[Key]> : Operation[Key];
};

/** What openapi-fetch reads of a `paths` type, in a form that does not depend on how it is written. */
export type ComparablePaths<Paths> = {
  [Path in keyof Paths]: { [Method in keyof MethodsOf<Paths[Path]>]: OperationOf<MethodsOf<Paths[Path]>[Method]> };
};

/** The same with every property required: an optional one that only one side has is assignable otherwise. */
export type Complete<Value> = Value extends (...args: never[]) => unknown
  ? Value
  : Value extends object
    ? { [Key in keyof Value]-?: Complete<Value[Key]> }
    : Value;
