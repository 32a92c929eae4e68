/** The operations of a path: both generators may list the methods that it does not have. */
type MethodsOf<Item> = {
  [Method in keyof Item as Method extends "parameters"
    ? never
    : [Exclude<Item[Method], undefined>] extends [never]
      ? never
      : Method]: Exclude<Item[Method], undefined>;
};

/** Headers by name: openapi-typescript prints one that is a reference as if the response always had it. */
type HeadersOf<Headers> = { [Name in keyof Headers]-?: Headers[Name] };

type ResponsesOf<Responses> = [Responses] extends [never]
  ? object
  : {
      [Status in keyof Responses]: Responses[Status] extends { readonly headers: infer Headers }
        ? { content: Responses[Status] extends { readonly content: infer Content } ? Content : never } & {
            headers: HeadersOf<Headers>;
          }
        : never;
    };

type OperationOf<Operation> = {
  [Key in keyof Operation]: Key extends "responses" ? ResponsesOf<Operation[Key]> : Operation[Key];
};

/** JSON has no `undefined`, which our optional members of inputs may be, and hey-api adds to the values of some maps. */
type Plain<Value> = Value extends (...args: never[]) => unknown
  ? Value
  : Value extends object
    ? { [Key in keyof Value]: Plain<Exclude<Value[Key], undefined>> }
    : Value;

/** What openapi-fetch reads of a `paths` type, in a form that does not depend on how it is written. */
export type ComparablePaths<Paths> = {
  [Path in keyof Paths]: {
    [Method in keyof MethodsOf<Paths[Path]>]: Plain<OperationOf<MethodsOf<Paths[Path]>[Method]>>;
  };
};

/** The same with every property required: an optional one that only one side has is assignable otherwise. */
export type Complete<Value> = Value extends (...args: never[]) => unknown
  ? Value
  : Value extends object
    ? { [Key in keyof Value]-?: Complete<Exclude<Value[Key], undefined>> }
    : Value;

type IsAssignable<From, To> = [From] extends [To] ? true : false;

/** Whether two types can stand for each other, also with every property required. */
export type AreSame<One, Other> =
  | IsAssignable<One, Other>
  | IsAssignable<Other, One>
  | IsAssignable<Complete<One>, Complete<Other>>
  | IsAssignable<Complete<Other>, Complete<One>> extends true
  ? true
  : false;
