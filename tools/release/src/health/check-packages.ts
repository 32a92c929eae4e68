import { createTemporaryFolder } from "@gong-engagement/kit/create-temporary-folder";
import { packageFolders } from "@gong-engagement/kit/repository-root";
import { checkApiReport, writeApiReports } from "./api-reports.ts";
import { arrangePackages } from "./arrange-packages.ts";
import { checkFiles } from "./check-files.ts";
import { checkManifest } from "./check-manifest.ts";
import { checkPublint } from "./check-publint.ts";
import { checkTypeResolution } from "./check-type-resolution.ts";
import type { PackedPackage } from "./packed-package.ts";
import { printApiReports } from "./print-api-reports.ts";

/** A fault of a package, and the check that found it. */
export interface Fault {
  readonly package: string;
  readonly check: string;
  readonly message: string;
}

export interface PackagesReport {
  readonly faults: readonly Fault[];
  /** API reports that were written because they differed. */
  readonly written: readonly string[];
}

export interface CheckOptions {
  /** Writes the API reports instead of comparing them. */
  readonly write: boolean;
  /** Told what is being done. */
  readonly onProgress: (message: string) => void;
}

const checks: Readonly<Record<string, (packed: PackedPackage) => string[] | Promise<string[]>>> = {
  files: checkFiles,
  "package.json": checkManifest,
  publint: checkPublint,
  "type resolution": checkTypeResolution,
};

const checkPackage = async (packed: PackedPackage): Promise<Fault[]> => {
  const found = Object.entries(checks).map(async ([check, run]) =>
    (await run(packed)).map((message) => ({ package: packed.manifest.name, check, message })),
  );
  return (await Promise.all(found)).flat();
};

/** Checks packed packages: what callers get, not what is in the repository. */
export const checkPackages = async (tarballs: readonly string[], options: CheckOptions): Promise<PackagesReport> => {
  const { write, onProgress } = options;
  await using folder = await createTemporaryFolder();
  const packages = await arrangePackages(tarballs, folder.path);
  const absent = packageFolders.filter((name) => !packages.some((packed) => packed.folder === name));
  const faults: Fault[] = absent.map((name) => ({ package: name, check: "tarball", message: "was not packed" }));

  onProgress("content, package.json, publint, type resolution");
  faults.push(...(await Promise.all(packages.map(checkPackage))).flat());

  onProgress("API reports");
  const reports = await printApiReports(packages, folder.path);
  const written = write ? await writeApiReports(reports) : [];
  for (const [name, report] of write ? [] : reports) {
    const messages = await checkApiReport(name, report);
    faults.push(...messages.map((message) => ({ package: name, check: "API report", message })));
  }
  return { faults, written };
};
