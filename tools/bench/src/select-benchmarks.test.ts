import { expect, test } from "vitest";
import { benchmarks } from "./benchmarks/index.ts";
import { selectBenchmarks } from "./select-benchmarks.ts";

test("selectBenchmarks selects all benchmarks as they are, the one that proves the harness first", () => {
  const selected = selectBenchmarks(benchmarks, { names: [] });
  expect(selected).toEqual(benchmarks);
  expect(selected[0]?.name).toBe("self-check");
});

test("selectBenchmarks selects by name, with another number of rounds, and variants by a part of their name, after the whole self-check", () => {
  const [check, selected, ...others] = selectBenchmarks(benchmarks, { names: ["call"], rounds: 2, variant: "open" });
  expect(others).toEqual([]);
  expect(check).toEqual(benchmarks[0]);
  expect(selected).toMatchObject({ name: "call", rounds: 2 });
  expect(selected?.variants.map(({ name }) => name.replace(/ [\d.]+.*$/, ""))).toEqual([
    "fetch",
    "openapi-fetch",
    "openai",
  ]);
});

test("selectBenchmarks leaves out the self-check before sizes and counts, and runs it once if it is named", () => {
  const select = (...names: string[]) => selectBenchmarks(benchmarks, { names }).map(({ name }) => name);
  expect(select("bundle")).toEqual(["bundle"]);
  expect(select("self-check")).toEqual(["self-check"]);
  expect(select("bundle", "import", "self-check")).toEqual(["self-check", "bundle", "import"]);
});

test("selectBenchmarks refuses a name that it does not know, and says which there are", () => {
  expect(() => selectBenchmarks(benchmarks, { names: ["speed"] })).toThrow(
    /no benchmark named speed\. Choose from: self-check, call, loopback, bulk, /,
  );
});

test("selectBenchmarks refuses a part of a name that no variant has", () => {
  expect(() => selectBenchmarks(benchmarks, { names: ["call"], variant: "zzz" })).toThrow("No variant has `zzz`");
});
