import { expect, test } from "vitest";
import { toCamelCase, toIdentifier, toKebabCase, toPascalCase } from "./to-identifier.ts";

test.each([
  ["listOpenOrders", "listOpenOrders"],
  ["GetUsers", "GetUsers"],
  ["a/b", "aB"],
  ["users.list-all", "usersListAll"],
  ["1st", "_1st"],
  ["delete", "delete_"],
  ["then", "then_"],
  ["StartTime<", "StartTime"],
  ["größe", "größe"],
])("makes %s the identifier %s", (name, identifier) => {
  expect(toIdentifier(name)).toBe(identifier);
});

test("names the class, property and file of a tag", () => {
  expect(toPascalCase("Open Orders")).toBe("OpenOrders");
  expect(toCamelCase("Open Orders")).toBe("openOrders");
  expect(toKebabCase("OpenOrders")).toBe("open-orders");
  expect(toCamelCase("Client")).toBe("client_");
  expect(toPascalCase("“Users” [v2]")).toBe("UsersV2");
  expect(toCamelCase("CRM")).toBe("crm");
  expect(toCamelCase("CRM objects")).toBe("crmObjects");
  expect(toCamelCase("CRMObjects")).toBe("crmObjects");
  expect(toCamelCase("A-B")).toBe("aB");
  expect(toCamelCase("oAuth")).toBe("oAuth");
});
