import { join } from "node:path";
import { expect, test } from "vitest";
import { createFolder } from "../spec/testing/create-folder.ts";
import { findNeverTypes } from "./find-never-types.ts";

const source = `
export type Nothing = never;
export type Told = { role: "user"; text?: string };
export type Lost = ({ role: "User" } & Told) | ({ count: number } & Told);
export type Fine = { role: "user" } & Told;
export type Choice = { role: "user"; a?: string } | { role: "tool"; b?: string };
export type LostChoice = { role: "Choice" } & Choice;
export type Part = { role: "user" } & Choice;
export type Data = { body?: never; named?: Nothing; list: Array<never>; lost: Alias };
export type Alias = string & number;
`;

test("finds what no value has, unless it is written so", async () => {
  await using folder = await createFolder({ "types.ts": source });
  expect(findNeverTypes(join(folder.path, "types.ts"))).toEqual([
    '4: { role: "User" } & Told',
    '7: { role: "Choice" } & Choice',
    "9: Alias",
    "10: string & number",
  ]);
});
