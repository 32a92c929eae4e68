import { cp, mkdir } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startPrism } from "@gong-engagement/contract/start-prism";
import { loadEffectiveSpec } from "@gong-engagement/generator/effective-spec";
import { packageFolders } from "@gong-engagement/kit/repository-root";
import type { Project } from "./project.ts";
import { createSteps } from "./report/create-steps.ts";
import { createFailed, createPassed, type Result } from "./report/result.ts";
import type { Check } from "./runtime.ts";
import { askForAnswer } from "./sample/ask-for-answer.ts";
import { createSample } from "./sample/create-sample.ts";
import { createPlaceholders, renderPrograms } from "./sample/render-programs.ts";
import { copyExamples, listExamples } from "./setup/copy-examples.ts";
import { createTemporaryFolder } from "./setup/folders.ts";
import { installProject, packPackage } from "./setup/install-project.ts";
import type { Tool } from "./setup/tool.ts";

const programs = fileURLToPath(new URL("../programs", import.meta.url));

/** Begins the work on each of the different items, and hands out the one promise for each of them. */
const prepareAll = <Item, Result>(
  items: readonly Item[],
  prepare: (item: Item) => Promise<Result>,
): Map<Item, Promise<Result>> => new Map([...new Set(items)].map((item) => [item, prepare(item)]));

/**
 * Packs the packages, installs them and all that the checks need, and runs the checks; as much at once as there are
 * processors. What cannot be had fails the checks that need it.
 *
 * @param print - is given a line for each step that is done.
 */
export const runChecks = async (
  checks: readonly Check[],
  print: (line: string) => void,
): Promise<readonly Result[]> => {
  const steps = createSteps(availableParallelism(), print);
  const folder = createTemporaryFolder();
  const tarballs = join(folder, "tarballs");
  await cp(programs, folder, { recursive: true });
  await mkdir(tarballs);

  const { document } = await loadEffectiveSpec();
  const sample = createSample(document);
  await using prism = await steps.run("start Prism", () => startPrism(document));
  const answer = await askForAnswer(prism.serverUrl, sample.main);
  await renderPrograms(folder, createPlaceholders(sample, answer));
  await copyExamples(await listExamples(), join(folder, "examples"));
  await Promise.all(packageFolders.map((name) => steps.run(`pack ${name}`, () => packPackage(name, tarballs))));
  const paths = prepareAll<Tool, string>(
    checks.flatMap(({ tools }) => tools),
    (tool) => steps.run(`get ${tool.label}`, tool.prepare),
  );
  const installed = prepareAll<Project, void>(
    checks.flatMap(({ projects }) => projects),
    (project) => steps.run(`install ${project}`, () => installProject(project, join(folder, project))),
  );

  const runCheck = async (check: Check): Promise<Result> => {
    try {
      const [ready] = await Promise.all([
        Promise.all(check.tools.map(async (tool) => [tool, await paths.get(tool)] as const)),
        ...check.projects.map((project) => installed.get(project)),
      ]);
      const pathOf = (wanted: Tool): string => ready.find(([tool]) => tool === wanted)?.[1] ?? "";
      const label = `${check.runtime}, ${check.form}: ${check.projects.join(", ")}`;
      const workspace = { folder, baseUrl: prism.url, document, call: sample.main, pathOf };
      return createPassed(check, await steps.run(label, () => check.run(workspace)));
    } catch (error) {
      return createFailed(check, error);
    }
  };
  const results = await Promise.all(checks.map(runCheck));
  // Where one thing that a check needs cannot be had, the others may still be under way.
  await Promise.allSettled([...paths.values(), ...installed.values()]);
  return results;
};
