import { cp, mkdir } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { loadEffectiveSpec } from "@gong-engagement/generator/effective-spec";
import { packageFolders } from "@gong-engagement/kit/repository-root";
import { startPrism } from "@gong-engagement/mock/prism/start-prism";
import type { Project } from "./project.ts";
import { createSteps } from "./report/create-steps.ts";
import { createFailed, createPassed, type Result } from "./report/result.ts";
import type { Check } from "./runtime.ts";
import { askForAnswer } from "./sample/ask-for-answer.ts";
import { createSample } from "./sample/create-sample.ts";
import { createPlaceholders, renderPrograms } from "./sample/render-programs.ts";
import { copyExamples, listExamples } from "./setup/copy-examples.ts";
import { createTemporaryFolder, createToolsFolder } from "./setup/folders.ts";
import { installProject, packPackage } from "./setup/install-project.ts";
import { folderOf, installTools } from "./setup/install-tools.ts";
import type { Tool } from "./setup/tool.ts";

const programs = fileURLToPath(new URL("../programs", import.meta.url));

/** Steps also wait: for limits and pauses in real time, servers that start, and downloads. */
const stepsPerProcessor = 2;

/**
 * Packs the packages, installs them and all that the checks need, and runs the checks. What cannot be had fails the checks
 * that need it.
 *
 * @param print - is given a line for each step that is done.
 */
export const runChecks = async (
  checks: readonly Check[],
  print: (line: string) => void,
): Promise<readonly Result[]> => {
  const steps = createSteps(stepsPerProcessor * availableParallelism(), print);
  const folder = createTemporaryFolder();
  const tarballs = join(folder, "tarballs");
  await cp(programs, folder, { recursive: true });
  await mkdir(tarballs);

  const tools = [...new Map(checks.flatMap((check) => check.tools).map((tool) => [tool.label, tool])).values()];
  const toolsFolder = createToolsFolder();
  const installedTools = steps.run("install tools", () => installTools(tools, toolsFolder));
  const paths = new Map(
    tools.map((tool) => {
      const path = installedTools.then(() =>
        steps.run(`try ${tool.label}`, () => tool.prepare(folderOf(tool, toolsFolder))),
      );
      path.catch(() => {}); // The checks that need it say so.
      return [tool.label, path];
    }),
  );

  const { document } = await loadEffectiveSpec();
  const sample = createSample(document);
  await using prism = await steps.run("start Prism", () => startPrism(document));
  const answer = await askForAnswer(prism.serverUrl, sample.main);
  await renderPrograms(folder, createPlaceholders(sample, answer));
  await copyExamples(await listExamples(), join(folder, "examples"));
  await Promise.all(packageFolders.map((name) => steps.run(`pack ${name}`, () => packPackage(name, tarballs))));
  const projects = new Set(checks.flatMap((check) => check.projects).reverse());
  const installed = new Map<Project, Promise<void>>(
    Array.from(projects, (project) => [
      project,
      steps.run(`install ${project}`, () => installProject(project, join(folder, project))),
    ]),
  );

  const runCheck = async (check: Check): Promise<Result> => {
    try {
      const [ready] = await Promise.all([
        Promise.all(check.tools.map(async (tool) => [tool, await paths.get(tool.label)] as const)),
        ...check.projects.map((project) => installed.get(project)),
      ]);
      const pathOf = (wanted: Tool): string => ready.find(([{ label }]) => label === wanted.label)?.[1] ?? "";
      const label = `${check.runtime}, ${check.form}: ${check.projects.join(", ")}`;
      const workspace = { folder, baseUrl: prism.url, document, call: sample.main, pathOf };
      return createPassed(check, await steps.run(label, () => check.run(workspace)));
    } catch (error) {
      return createFailed(check, error);
    }
  };
  // The last ones take longest: those that come first fill the end, when others wait.
  const results = (await Promise.all(checks.toReversed().map(runCheck))).reverse();
  // Where one thing that a check needs cannot be had, the others may still be under way.
  await Promise.allSettled([...paths.values(), ...installed.values()]);
  return results;
};
