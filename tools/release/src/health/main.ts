import { parseArgs, styleText } from "node:util";
import { createTemporaryFolder } from "@gong-engagement/kit/create-temporary-folder";
import { runMain } from "@gong-engagement/kit/run-main";
import { checkPackages } from "./check-packages.ts";
import { listTarballs, packPackages } from "./pack-packages.ts";
import { printReport } from "./print-report.ts";

const usage = `Usage: pnpm check:packages [--write] [--from DIR]

Builds and packs the packages and checks what callers would get: content, package.json, source maps, publint,
are-the-types-wrong and the API reports (packages/*/*.api.md).

  --write     write the API reports instead of comparing them
  --from DIR  take the tarballs in DIR instead of packing, \`pnpm changeset pack --out-dir DIR\` for example`;

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
