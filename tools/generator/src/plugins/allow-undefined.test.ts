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

test("takes the name of a member for no type, and what is in comments and strings for nothing", () => {
  const inputs = `
/** type Tag = { a?: Note; */
export type Put = {
  /** Note; b?: string; */
  Note: "; c?: Note }";
  type?: { [Note: string]: string };
  Note?: [string, (Tag)?];
  unset?: undefined;
  never?: never | null;
  id?: \`\${Tag}_\${{ a?: 1 }["a"]}\`;
};
`;
  const notes = "export type Note = { d?: 1 };\nexport type Tag = { e?: 1 };\n";
  const result = allowUndefined(inputs + notes, ["Put"]);
  expect(result.split("\n").filter((line) => line.includes("| undefined"))).toEqual([
    "  type?: { [Note: string]: string } | undefined;",
    "  Note?: [string, (Tag)?] | undefined;",
    "  never?: never | null | undefined;",
    `  id?: \`\${Tag}_\${{ a?: 1 | undefined }["a"]}\` | undefined;`,
    "export type Tag = { e?: 1 | undefined };",
  ]);
});
