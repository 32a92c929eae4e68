import { parseArgs, styleText } from "node:util";
import { createTemporaryFolder } from "@gong-engagement/kit/create-temporary-folder";
import { runMain } from "@gong-engagement/kit/run-main";
import { checkPackages, type PackagesReport } from "./check-packages.ts";
import { listTarballs, packPackages } from "./pack-packages.ts";

const usage = `Usage: pnpm check:packages [--write] [--from DIR]

Builds and packs the packages and checks what callers would get: content, package.json, publint, are-the-types-wrong
and the API reports (packages/*/*.api.md).

  --write     write the API reports instead of comparing them
  --from DIR  take the tarballs in DIR instead of packing, \`pnpm changeset pack --out-dir DIR\` for example`;

/** What was found, for people. */
const printReport = ({ faults, written }: PackagesReport): string => {
  return [
    "",
    ...written.map((path) => `wrote ${path}`),
    ...faults.map(({ package: name, check, message }) => `${styleText("red", "fault")} ${name}, ${check}: ${message}`),
    faults.length === 0 ? "The packages are in order." : `${faults.length} faults.`,
  ].join("\n");
};

const run = async (write: boolean, from: string | undefined): Promise<void> => {
  const onProgress = (message: string): void => console.log(styleText("dim", message));
  await using folder = await createTemporaryFolder();
  if (!from) onProgress("packing");
  const tarballs = await (from ? listTarballs(from) : packPackages(folder.path));
  const report = await checkPackages(tarballs, { write, onProgress });
  console.log(printReport(report));
  if (report.faults.length > 0) process.exitCode = 1;
};

await runMain({
  usage,
  parse: () =>
    parseArgs({
      options: { write: { type: "boolean", default: false }, from: { type: "string" }, help: { type: "boolean" } },
    }).values,
  run: ({ write, from }) => run(write, from),
});
