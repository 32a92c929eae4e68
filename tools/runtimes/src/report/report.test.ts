import { describe, expect, it } from "vitest";
import type { Check } from "../runtime.ts";
import { printFailures, printTable } from "./print-results.ts";
import { createFailed, createPassed } from "./result.ts";

const createCheck = (runtime: string, ...projects: Check["projects"]): Check => ({
  runtime,
  form: "import",
  projects,
  tools: [],
  run: async () => "ok",
});

describe("createFailed", () => {
  const compile = createCheck("TypeScript", "types", "client", "sdk");

  it("blames the projects whose files the compiler names", () => {
    const failure = new Error("$ tsc client/tsconfig.json\nsdk/compile.mts(1,1): error\n(exited with 2)");
    expect(createFailed(compile, failure).cells).toEqual({ types: "ok", client: "ok", sdk: "FAILED" });
  });

  it("blames all of them if none is named", () => {
    expect(createFailed(compile, new Error("no tsc")).cells).toEqual({
      types: "FAILED",
      client: "FAILED",
      sdk: "FAILED",
    });
  });
});

describe("printTable", () => {
  it("has a row for each runtime and form, and nothing in the cells that were not checked", () => {
    const results = [
      createPassed(createCheck("Node", "types"), "ok"),
      createFailed(createCheck("Node", "sdk"), new Error("no")),
      createPassed(createCheck("esbuild", "sdk"), "ok, 5 kB"),
    ];
    const rows = printTable(results).split("\n");
    expect(rows.find((row) => row.includes("Node"))).toMatch(/ Node +│ import │ ok +│ +│ FAILED +│ +│/);
    expect(rows.find((row) => row.includes("esbuild"))).toMatch(/ esbuild +│ import │ +│ +│ ok, 5 kB +│ +│/);
  });
});

describe("printFailures", () => {
  it("says once what several runtimes printed alike", () => {
    const error = new Error("no npm");
    const results = [createFailed(createCheck("Node", "sdk"), error), createFailed(createCheck("Bun", "sdk"), error)];
    expect(printFailures(results)).toBe("Node, import (sdk)\nBun, import (sdk)\n    no npm\n");
  });
});
