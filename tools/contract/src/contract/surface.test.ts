import * as sdk from "@gong-engagement/sdk";
import { describe, expect, test } from "vitest";
import { specKeys } from "./coverage.ts";
import { optionsWith } from "./options.ts";
import { operations } from "./spec.ts";

const byResource = Map.groupBy(operations, ({ tag }) => tag.propertyName);

describe("the SDK", () => {
  test("has a resource for each tag of the spec, and no other", () => {
    const { client: _, ...resources } = new sdk.GongEngagement(optionsWith(false));
    expect(Object.keys(resources).sort()).toEqual([...byResource.keys()].sort());
  });

  test.each([...byResource])("has a method in %s for each operation of the tag, and no other", (resource, members) => {
    const prototype: unknown = Object.getPrototypeOf(Reflect.get(new sdk.GongEngagement(optionsWith(false)), resource));
    const names = Object.getOwnPropertyNames(prototype).filter((name) => name !== "constructor");
    expect(names.sort()).toEqual(members.map(({ operationId }) => operationId).sort());
  });

  test("has a function for each operation", () => {
    expect(Object.keys(sdk)).toEqual(expect.arrayContaining(operations.map(({ operationId }) => operationId)));
    expect(operations.length).toBe(specKeys.length);
  });
});
