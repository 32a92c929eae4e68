import { expect, test } from "vitest";
import { nameOperation, nameOperations } from "./name-operation.ts";

test("keeps a legal operationId", () => {
  expect(nameOperation({ operationId: "listUsers_1", method: "get", path: "/users" })).toEqual({
    operationId: "listUsers_1",
    typeName: "ListUsers_1",
  });
});

test("derives a missing operationId from method and path", () => {
  const path = "/users/{userId}/posts";
  expect(nameOperation({ method: "get", path }).operationId).toBe("getUsersByUserIdPosts");
  expect(nameOperation({ operationId: " ", method: "post", path: "/" }).operationId).toBe("post");
});

test("adds to a reserved word only where it would be one", () => {
  expect(nameOperation({ operationId: "delete", method: "delete", path: "/users" })).toEqual({
    operationId: "delete_",
    typeName: "Delete",
  });
});

test("spells out derived names that would be equal, and leaves all others as they are", () => {
  const operations = [
    { method: "get", path: "/a/b" },
    { method: "get", path: "/a-b" },
    { method: "get", path: "/c" },
    { operationId: "getD", method: "get", path: "/e" },
    { method: "get", path: "/d" },
  ] as const;
  expect(nameOperations(operations).map(({ operationId }) => operationId)).toEqual([
    "getSlashASlashB",
    "getSlashADashB",
    "getC",
    "getD",
    "getSlashD",
  ]);
});
