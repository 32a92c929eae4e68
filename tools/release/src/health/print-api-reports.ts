import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { CompilerState, Extractor, ExtractorConfig } from "@microsoft/api-extractor";
import type { PackedPackage } from "./packed-package.ts";

const compilerOptions = {
  module: "NodeNext",
  moduleResolution: "NodeNext",
  target: "ES2022",
  lib: ["ES2023", "DOM", "DOM.Iterable", "DOM.AsyncIterable", "ESNext.Disposable"],
  types: [],
  strict: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: true,
};

const prepareConfig = ({ root, folder }: PackedPackage, workspace: string): ExtractorConfig => {
  const entry = join(root, "dist/index.d.ts");
  return ExtractorConfig.prepare({
    configObjectFullPath: undefined,
    packageJsonFullPath: join(root, "package.json"),
    configObject: {
      projectFolder: root,
      newlineKind: "lf",
      mainEntryPointFilePath: entry,
      compiler: { overrideTsconfig: { compilerOptions, files: [entry] } },
      apiReport: {
        enabled: true,
        reportFileName: `${folder}.api.md`,
        reportFolder: workspace,
        reportTempFolder: join(workspace, "temp"),
        includeForgottenExports: true,
      },
    },
  });
};

const writeHeader = (name: string): string =>
  `# API of \`${name}\`\n\nWritten by \`pnpm check:packages --write\`. Do not edit; review what changes.\n`;

/** All that the packages let their callers use, as API Extractor reports it: a text for each, by its folder's name. */
export const printApiReports = async (
  packages: readonly PackedPackage[],
  workspace: string,
): Promise<Map<string, string>> => {
  const jobs = packages.map((packed) => ({ packed, config: prepareConfig(packed, workspace) }));
  const [first, ...others] = jobs.map(({ config }) => config);
  if (!first) return new Map();
  const compilerState = CompilerState.create(first, {
    additionalEntryPoints: others.map(({ mainEntryPointFilePath }) => mainEntryPointFilePath),
  });
  const reports = new Map<string, string>();
  for (const { packed, config } of jobs) {
    Extractor.invoke(config, {
      localBuild: true,
      compilerState,
      messageCallback: (message) => {
        message.handled = true; // Its remarks on documentation and release tags, which are not used here.
      },
    });
    const report = await readFile(config.reportFilePath, "utf8");
    reports.set(packed.folder, writeHeader(packed.manifest.name) + report.slice(report.indexOf("\n```ts")));
  }
  return reports;
};
