import { expect, test } from "vitest";
import { allowUndefined } from "./allow-undefined.ts";

const code = `
export type AddData = { body: Note; path?: never; query?: { limit?: number } };
export type Note = { title: string; about?: { pages?: number | null }; tags?: Array<Tag> };
export type Tag = { name?: string };
export type Answer = { id?: string };
`;

test("lets optional members of inputs be undefined, at any depth, and of nothing else", () => {
  expect(allowUndefined(code, ["AddData"])).toBe(`
export type AddData = { body: Note; path?: never; query?: { limit?: number | undefined } | undefined };
export type Note = { title: string; about?: { pages?: number | null | undefined } | undefined; tags?: Array<Tag> | undefined };
export type Tag = { name?: string | undefined };
export type Answer = { id?: string };
`);
});

test("ends where types refer to each other", () => {
  const recursive = "export type Node = { next?: Node };";
  expect(allowUndefined(recursive, ["Node"])).toBe("export type Node = { next?: Node | undefined };");
});
