import { expect, test } from "vitest";
import { nameOperation } from "./name-operation.ts";

test("keeps a legal operationId", () => {
  expect(nameOperation("listUsers_1", "get", "/users")).toEqual({
    operationId: "listUsers_1",
    typeName: "ListUsers_1",
  });
});

test("derives a missing operationId from method and path", () => {
  expect(nameOperation(undefined, "get", "/users/{userId}/posts").operationId).toBe("getUsersByUserIdPosts");
  expect(nameOperation(" ", "post", "/").operationId).toBe("post");
});

test("adds to a reserved word only where it would be one", () => {
  expect(nameOperation("delete", "delete", "/users")).toEqual({ operationId: "delete_", typeName: "Delete" });
});
