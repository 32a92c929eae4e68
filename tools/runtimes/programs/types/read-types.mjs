import { expect } from "../shared/expect.mjs";

/** Reads what the package holds at run time: nothing but the OpenAPI document. */
export const readTypes = (types, openapi) => {
  expect(Object.keys(types).length === 0, "the types package has no runtime code");
  expect(openapi.paths["/path$"].method$ !== undefined, "openapi.json has the operation");
  return { "openapi.json": openapi.info.title };
};
