import { join } from "node:path";
import { parseReport } from "../parse-report.ts";
import { packageProjects } from "../project.ts";
import { runCommand } from "../run-command.ts";
import type { Runtime } from "../runtime.ts";
import { createNpmTool } from "../setup/create-npm-tool.ts";
import { commandIn } from "../setup/tool.ts";

interface ProcessRuntime {
  /** As `--only` takes it. */
  readonly name: string;
  /** As the table shows it, without the version. */
  readonly title: string;
  /** Its npm package and its command have this name. */
  readonly command: string;
  readonly version: string;
  /** Arguments before the program. */
  readonly options?: readonly string[];
  /** Ways in which a program may get at the packages, and the programs that do it so. */
  readonly programs: { readonly [form: string]: string };
}

/** A runtime whose command runs a program of each project. */
export const createProcessRuntime = ({
  name,
  title,
  command,
  version,
  options = [],
  programs,
}: ProcessRuntime): Runtime => {
  const tool = createNpmTool({ name: command, version, command });
  return {
    name,
    checks: Object.entries(programs).flatMap(([form, program]) =>
      packageProjects.map((project) => ({
        runtime: `${title} ${version}`,
        form,
        projects: [project],
        tools: [tool],
        run: async ({ folder, baseUrl, document, pathOf }) => {
          const programArguments = [...options, program, baseUrl];
          const output = await runCommand(commandIn(pathOf(tool), command), programArguments, {
            folder: join(folder, project),
          });
          parseReport(output, `${command} ${version}`, document);
          return "ok";
        },
      })),
    ),
  };
};
