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

/** An import that a package offers, and the report of it. */
interface ReportedEntry {
  /** Name of the folder, and the subpath behind a point. */
  readonly report: string;
  /** What callers write. */
  readonly specifier: string;
  /** Path of the declarations. */
  readonly types: string;
  readonly packed: PackedPackage;
}

const listEntries = (packed: PackedPackage): readonly ReportedEntry[] => {
  const { folder, root, manifest } = packed;
  return Object.entries(Object(manifest.exports)).flatMap(([subpath, target]) => {
    const types: unknown = Object(target).types;
    if (typeof types !== "string") return [];
    const name = subpath.replace(/^\.\/?/, "");
    return [
      {
        report: name ? `${folder}.${name.replaceAll("/", ".")}` : folder,
        specifier: name ? `${manifest.name}/${name}` : manifest.name,
        types: join(root, types),
        packed,
      },
    ];
  });
};

const prepareConfig = ({ report, types, packed: { root } }: ReportedEntry, workspace: string): ExtractorConfig =>
  ExtractorConfig.prepare({
    configObjectFullPath: undefined,
    packageJsonFullPath: join(root, "package.json"),
    configObject: {
      projectFolder: root,
      newlineKind: "lf",
      mainEntryPointFilePath: types,
      compiler: { overrideTsconfig: { compilerOptions, files: [types] } },
      apiReport: {
        enabled: true,
        reportFileName: `${report}.api.md`,
        reportFolder: workspace,
        reportTempFolder: join(workspace, "temp"),
        includeForgottenExports: true,
      },
    },
  });

const writeHeader = (name: string): string =>
  `# API of \`${name}\`\n\nWritten by \`pnpm check:packages --write\`. Do not edit; review what changes.\n`;

/**
 * All that the packages let their callers use, as API Extractor reports it: a text for each import, by the folder's name and
 * the subpath, as `client` or `limiter.sqlite`.
 */
export const printApiReports = async (
  packages: readonly PackedPackage[],
  workspace: string,
): Promise<Map<string, string>> => {
  const jobs = packages.flatMap(listEntries).map((entry) => ({ ...entry, config: prepareConfig(entry, workspace) }));
  const [first, ...others] = jobs.map(({ config }) => config);
  if (!first) return new Map();
  const compilerState = CompilerState.create(first, {
    additionalEntryPoints: others.map(({ mainEntryPointFilePath }) => mainEntryPointFilePath),
  });
  const reports = new Map<string, string>();
  for (const { report: name, specifier, config } of jobs) {
    Extractor.invoke(config, {
      localBuild: true,
      compilerState,
      messageCallback: (message) => {
        message.handled = true; // Its remarks on documentation and release tags, which are not used here.
      },
    });
    const report = await readFile(config.reportFilePath, "utf8");
    reports.set(name, writeHeader(specifier) + report.slice(report.indexOf("\n```ts")));
  }
  return reports;
};
