import { join } from "node:path";
import { parseReport } from "../parse-report.ts";
import { projects } from "../project.ts";
import { runCommand } from "../run-command.ts";
import type { Runtime } from "../runtime.ts";
import { createNpmTool, type NpmTool } from "../setup/create-npm-tool.ts";
import { commandIn } from "../setup/tool.ts";

interface ProcessRuntime {
  readonly name: string;
  /** As the table shows it, without the version. */
  readonly title: string;
  readonly tool: NpmTool & { readonly command: string };
  /** Arguments before the program. */
  readonly options?: readonly string[];
  /** Ways in which a program may get at the packages, and the programs that do it so. */
  readonly programs: { readonly [form: string]: string };
}

/** A runtime whose command runs a program of each project. */
export const createProcessRuntime = ({ name, title, tool, options = [], programs }: ProcessRuntime): Runtime => {
  const npmTool = createNpmTool(tool);
  return {
    name,
    checks: Object.entries(programs).flatMap(([form, program]) =>
      projects.map((project) => ({
        runtime: `${title} ${tool.version}`,
        form,
        projects: [project],
        tools: [npmTool],
        run: async ({ folder, baseUrl, document, pathOf }) => {
          const command = commandIn(pathOf(npmTool), tool.command);
          const output = await runCommand(command, [...options, program, baseUrl], { folder: join(folder, project) });
          parseReport(output, `${tool.name} ${tool.version}`, document);
          return "ok";
        },
      })),
    ),
  };
};
