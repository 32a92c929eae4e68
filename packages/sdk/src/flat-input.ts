// What the generated methods do with a flat input. The generator decides what is in it: tools/generator/src/model.

/** The members of the input that are left when those names are taken out. */
export const omit = (input: object, names: readonly string[]): Record<string, unknown> => {
  const rest: Record<string, unknown> = { ...input };
  for (const name of names) delete rest[name];
  return rest;
};

/** An optional body is not sent if none of its members was given. */
export const unlessEmpty = <Body extends object>(body: Body): Body | undefined =>
  Object.values(body).every((member) => member === undefined) ? undefined : body;

/** A member that the input has itself: every object inherits some, such as `constructor`. */
export const ownMember = (input: object, name: string): unknown =>
  Object.hasOwn(input, name) ? Reflect.get(input, name) : undefined;
