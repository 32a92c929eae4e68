import { join } from "node:path";
import { parseArgs, styleText } from "node:util";
import { repositoryRoot } from "@gong-engagement/kit/repository-root";
import { runMain } from "@gong-engagement/kit/run-main";

const usage = `Usage: pnpm generate [--check] [--strict] [--spec FILE] [--overlay FILE] [--root DIR]

Writes src/generated of all packages from spec/openapi.yaml and spec/overlay.yaml.

  --check         write nothing; exit 1 if the committed files are not what the spec gives
  --strict        refuse what would only be warned of
  --spec FILE     take another OpenAPI document instead of spec/openapi.yaml, without an overlay
  --overlay FILE  apply this OpenAPI Overlay to it
  --root DIR      folder that references to files may not leave; by default the one above the document's`;

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
    throw new Error(
      `generated files are not what the spec gives:\n${files}\nRun \`pnpm generate\` and commit the result.`,
    );
  } else {
    console.log("All generated files are what the spec gives.");
  }
};

await runMain({
  usage,
  parse: () =>
    parseArgs({
      options: {
        check: { type: "boolean", default: false },
        strict: { type: "boolean", default: false },
        spec: { type: "string" },
        overlay: { type: "string" },
        root: { type: "string" },
        help: { type: "boolean" },
      },
    }).values,
  run: ({ check, strict, spec, overlay, root }) =>
    run({ check, strict, specFile: spec, overlayFile: overlay, rootFolder: root }),
});
