import { fileURLToPath } from "node:url";
import type { Benchmark, Variant } from "../../harness/benchmark.ts";
import { fetchPrograms } from "../../peers/call-programs.ts";
import { preparePrograms } from "../../peers/prepare-programs.ts";
import { sendBundle, typesBundle } from "./measure-bundle.ts";

const createVariant = (name: string, program: string): Variant => ({
  name,
  script: fileURLToPath(new URL("driver.ts", import.meta.url)),
  arguments: [program],
});

const [base, ...others] = fetchPrograms;

export const bundle: Benchmark = {
  name: "bundle",
  title: "Bundle of one operation",
  method:
    "What a program that makes one call adds to a web page: bundled and minified by esbuild, compressed by brotli.",
  measures: [{ key: "bytes", label: "bytes", digits: 0 }],
  rounds: 1,
  warmUp: false,
  variants: [
    createVariant(base.name, sendBundle(base.path)),
    createVariant("types", typesBundle),
    createVariant("sdk, one function", sendBundle("call/sdk-function")),
    ...others.map(({ name, path }) => createVariant(name, sendBundle(path))),
  ],
  prepare: preparePrograms,
};
