import { spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdir } from "node:fs/promises";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { packageFolders } from "@gong-engagement/kit/repository-root";
import { runMain } from "@gong-engagement/kit/run-main";
import { copyExamples, listExamples } from "./setup/copy-examples.ts";
import { createProgramEnvironment } from "./setup/environment.ts";
import { createTemporaryFolder } from "./setup/folders.ts";
import { installProject, packPackage } from "./setup/install-project.ts";

const names = await listExamples();

const usage = `Usage: pnpm example NAME

Packs the packages, installs them in a copy of an example, and starts it against a fake of Gong.

  NAME  ${names.join(" ")}`;

const parse = () => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { help: { type: "boolean" } } });
  const [name = "", ...others] = positionals;
  if (!values.help && (others.length > 0 || !names.includes(name))) throw new Error("Pass the name of an example.");
  return { ...values, name };
};

const start = async (name: string): Promise<void> => {
  const folder = createTemporaryFolder();
  const tarballs = join(folder, "tarballs");
  await mkdir(tarballs);
  await Promise.all(packageFolders.map((packageFolder) => packPackage(packageFolder, tarballs)));
  await cp(fileURLToPath(new URL("../programs/examples", import.meta.url)), join(folder, "examples"), {
    recursive: true,
  });
  await copyExamples([name], join(folder, "examples"));
  await installProject("examples", join(folder, "examples"));
  const environment = createProgramEnvironment();
  const PATH = [dirname(process.execPath), environment.PATH].join(delimiter);
  const { default: manifest } = await import(join(folder, "examples", name, "package.json"), {
    with: { type: "json" },
  });
  const child = spawn("npm", ["run", manifest.scripts.start ? "start" : "test"], {
    cwd: join(folder, "examples", name),
    env: { ...environment, PATH },
    stdio: "inherit",
  });
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => {}); // The child ends, and then this process.
  const [exitCode] = await once(child, "close");
  process.exitCode = exitCode ?? 1;
};

await runMain({ usage, parse, run: ({ name }) => start(name) });
