import { enableCompileCache } from "node:module";
import { join } from "node:path";
import { parseArgs, styleText } from "node:util";
import { repositoryRoot } from "./config.ts";

enableCompileCache(join(repositoryRoot, "node_modules/.cache/generator"));

const usage = `Usage: pnpm generate [--check] [--spec FILE]

Writes src/generated of all packages from spec/openapi.yaml and spec/overlay.yaml.

  --check      write nothing; exit 1 if the committed files are not what the spec gives
  --spec FILE  take another OpenAPI document instead of spec/openapi.yaml`;

const fail = (message: string, exitCode: 1 | 2): void => {
  process.stderr.write(`${styleText("red", "error", { stream: process.stderr })} ${message}\n`);
  process.exitCode = exitCode;
};

const readArguments = () => {
  try {
    return parseArgs({
      options: { check: { type: "boolean", default: false }, spec: { type: "string" }, help: { type: "boolean" } },
    }).values;
  } catch (error) {
    fail(`${error instanceof Error ? error.message : error}\n\n${usage}`, 2);
    return undefined;
  }
};

const run = async (check: boolean, specFile: string | undefined): Promise<void> => {
  const start = performance.now();
  const { generate } = await import("./generate.ts");
  const { printReport } = await import("./output/print-report.ts");
  const packagesFolder = join(repositoryRoot, "packages");
  const onProgress = (message: string) => console.log(styleText("dim", message));
  const { rows, differences } = await generate({ specFile, check, packagesFolder, onProgress });
  console.log(printReport(rows, performance.now() - start));
  if (!check) {
    console.log(differences.length === 0 ? "Nothing changed." : `${differences.length} files changed.`);
  } else if (differences.length > 0) {
    const files = differences.map(({ path, kind }) => `  ${kind}: packages/${path}`).join("\n");
    fail(`generated files are not what the spec gives:\n${files}\nRun \`pnpm generate\` and commit the result.`, 1);
  } else {
    console.log("All generated files are what the spec gives.");
  }
};

const values = readArguments();
if (values?.help) console.log(usage);
else if (values) {
  await run(values.check, values.spec).catch((error: unknown) => {
    fail(error instanceof Error ? error.message : String(error), 1);
    if (process.env.DEBUG) console.error(error);
  });
}
