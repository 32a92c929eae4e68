import { expect, it } from "vitest";
import { selectRuntimes } from "./runtime.ts";

const runtimes = ["node-20", "node-22", "deno"].map((name) => ({ name, checks: [] }));

const select = (wanted?: string): readonly string[] => selectRuntimes(runtimes, wanted).map(({ name }) => name);

it("selectRuntimes selects one, all of a family, or all", () => {
  expect(select("node-22")).toEqual(["node-22"]);
  expect(select("node")).toEqual(["node-20", "node-22"]);
  expect(select()).toEqual(["node-20", "node-22", "deno"]);
  expect(select("nod")).toEqual([]);
});
