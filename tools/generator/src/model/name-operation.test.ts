import { expect, test } from "vitest";
import { nameOperation } from "./name-operation.ts";

test("keeps a legal operationId", () => {
  expect(nameOperation("listUsers_1", "get", "/users")).toBe("listUsers_1");
});

test("derives a missing operationId from method and path", () => {
  expect(nameOperation(undefined, "get", "/users/{userId}/posts")).toBe("getUsersByUserIdPosts");
  expect(nameOperation(" ", "post", "/")).toBe("post");
});
