import { enableCompileCache } from "node:module";
import { join } from "node:path";
import { parseArgs, styleText } from "node:util";
import { repositoryRoot } from "./config.ts";

enableCompileCache(join(repositoryRoot, "node_modules/.cache/generator"));

const usage = `Usage: pnpm generate [--check] [--strict] [--spec FILE] [--overlay FILE] [--root DIR]

Writes src/generated of all packages from spec/openapi.yaml and spec/overlay.yaml.

  --check         write nothing; exit 1 if the committed files are not what the spec gives
  --strict        refuse what would only be warned of
  --spec FILE     take another OpenAPI document instead of spec/openapi.yaml, without an overlay
  --overlay FILE  apply this OpenAPI Overlay to it
  --root DIR      folder that references to files may not leave; by default the one above the document's`;

const fail = (message: string, exitCode: 1 | 2): void => {
  process.stderr.write(`${styleText("red", "error", { stream: process.stderr })} ${message}\n`);
  process.exitCode = exitCode;
};

const readArguments = () => {
  try {
    return parseArgs({
      options: {
        check: { type: "boolean", default: false },
        strict: { type: "boolean", default: false },
        spec: { type: "string" },
        overlay: { type: "string" },
        root: { type: "string" },
        help: { type: "boolean" },
      },
    }).values;
  } catch (error) {
    fail(`${error instanceof Error ? error.message : error}\n\n${usage}`, 2);
    return undefined;
  }
};

type Options = Omit<import("./generate.ts").GenerateOptions, "packagesFolder" | "onProgress">;

const run = async (options: Options): Promise<void> => {
  const start = performance.now();
  const { generate } = await import("./generate.ts");
  const { printReport } = await import("./output/print-report.ts");
  const packagesFolder = join(repositoryRoot, "packages");
  const onProgress = (message: string) => console.log(styleText("dim", message));
  const { rows, differences } = await generate({ ...options, packagesFolder, onProgress });
  console.log(printReport(rows, performance.now() - start));
  if (!options.check) {
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
  const { check, strict, spec, overlay, root } = values;
  await run({ check, strict, specFile: spec, overlayFile: overlay, rootFolder: root }).catch((error: unknown) => {
    fail(error instanceof Error ? error.message : String(error), 1);
    if (process.env.DEBUG) console.error(error);
  });
}
