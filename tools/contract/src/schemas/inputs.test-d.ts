import type { inputSchemas } from "@gong-engagement/schemas";
import type * as sdk from "@gong-engagement/sdk";
import { expectTypeOf, test } from "vitest";

type Schemas = typeof inputSchemas;

/** What the SDK's functions take, by operation. */
type Inputs = { [Name in keyof Schemas]: Exclude<Parameters<(typeof sdk)[Name]>[1], undefined> };

/** What the schemas say they are given, by operation. */
type Judged = {
  [Name in keyof Schemas]: NonNullable<Schemas[Name]["~standard"]["types"]>["input"];
};

test("the inputs of the SDK and the types of the schemas are assignable to each other", () => {
  expectTypeOf<Inputs>().toExtend<Judged>();
  expectTypeOf<Judged>().toExtend<Inputs>();
});
