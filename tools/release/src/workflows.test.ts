import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { delimiter, dirname, join } from "node:path";
import { createTemporaryFolder } from "@gong-engagement/kit/create-temporary-folder";
import { packageFolders, repositoryRoot } from "@gong-engagement/kit/repository-root";
import { runCommand } from "@gong-engagement/kit/run-command";
import { load } from "js-yaml";
import { describe, expect, test } from "vitest";

interface Step {
  readonly id?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly uses?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly "timeout-minutes"?: number;
  readonly steps?: readonly Step[];
}

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

const folder = join(repositoryRoot, ".github/workflows");
const names = (await readdir(folder)).sort();
const texts = await Promise.all(names.map((name) => readFile(join(folder, name), "utf8")));
const setup = await readFile(join(repositoryRoot, ".github/actions/setup/action.yml"), "utf8");
const workflows = names.map((name, index) => ({ name, workflow: load(texts[index] ?? "") as Workflow }));
const jobs = workflows.flatMap(({ name, workflow }) =>
  Object.entries(workflow.jobs).map(([id, job]) => ({ name: `${name}: ${id}`, job })),
);
const steps = [...jobs.flatMap(({ job }) => job.steps ?? []), ...((load(setup) as { runs: Job }).runs.steps ?? [])];

/** An expression of a workflow. */
const expressionOf = (name: string): string => `\${{ ${name} }}`;

test("there is a workflow for CI, documentation, the night, releases and new API descriptions", () => {
  expect(names).toEqual(["ci.yml", "docs.yml", "nightly.yml", "release.yml", "spec-update.yml"]);
});

describe.each(workflows)("$name", ({ workflow }) => {
  test("grants nothing but what a job asks for", () => {
    expect(workflow.permissions).toEqual({});
  });

  test("does not run what a pull request brings with the rights of main", () => {
    expect(Object.keys(workflow.on)).not.toContain("pull_request_target");
  });
});

describe.each(jobs)("$name", ({ job }) => {
  test("says what it may do, and how long", () => {
    expect(job.permissions).toBeDefined();
    if (!job.uses) expect(job["timeout-minutes"]).toBeLessThanOrEqual(30);
  });

  test("leaves no token on the disk", () => {
    const checkouts = job.steps?.filter(({ uses }) => uses?.startsWith("actions/checkout@")) ?? [];
    for (const checkout of checkouts) expect(checkout.with).toMatchObject({ "persist-credentials": false });
  });
});

test("only what publishes can prove who it is", () => {
  const able = jobs.filter(({ job }) => job.permissions?.["id-token"]).map(({ name }) => name);
  expect(able).toEqual(["docs.yml: publish", "release.yml: attest", "release.yml: publish", "release.yml: docs"]);
});

test("actions are pinned, each to one commit, with its version beside it", () => {
  const used = [...texts, setup].flatMap((text) => text.split("\n").filter((line) => /^\s*(- )?uses: [^.]/.test(line)));
  const commits = new Map<string, Set<string>>();
  for (const line of used) {
    const [, action = "", pin = ""] = /uses: ([\w.-]+\/[\w.-]+)\S*@([0-9a-f]{40} # v\d+\.\d+\.\d+)$/.exec(line) ?? [];
    expect(action, line).not.toBe("");
    commits.set(action, (commits.get(action) ?? new Set()).add(pin));
  }
  for (const [action, pins] of commits) expect([...pins], action).toHaveLength(1);
});

test("a release attests the list of each package that was packed, whatever the packages are", async () => {
  const release = workflows.find(({ name }) => name === "release.yml")?.workflow.jobs;
  const attested = release?.attest?.steps?.filter(({ uses }) => uses?.startsWith("actions/attest@")) ?? [];
  expect(attested.map(({ with: inputs }) => inputs)).toEqual([
    {
      "subject-path": `packed/${expressionOf("matrix.package.tarball")}`,
      "sbom-path": `sbom/${expressionOf("matrix.package.sbom")}`,
    },
  ]);
  const list = release?.sbom?.steps?.find(({ id }) => id === "list")?.run ?? "";
  await using temporary = await createTemporaryFolder();
  await mkdir(join(temporary.path, "packed"));
  const toRelease = (name: string) => ({ name: `@gong-engagement/${name}`, tarball: { path: `packages/${name}.tgz` } });
  const plan = [packageFolders.slice(0, 2).map(toRelease), packageFolders.slice(2).map(toRelease)];
  await writeFile(join(temporary.path, "packed/publish-plan.json"), JSON.stringify({ plan }));
  const output = join(temporary.path, "output");
  await runCommand("bash", ["-e", "-c", list], {
    cwd: temporary.path,
    env: { PATH: [dirname(process.execPath), process.env.PATH].join(delimiter), GITHUB_OUTPUT: output },
  });
  const [name, packages = ""] = (await readFile(output, "utf8")).trim().split("=", 2);
  expect(name).toBe("packages");
  expect(JSON.parse(packages)).toEqual(
    packageFolders.map((folder) => ({ tarball: `packages/${folder}.tgz`, sbom: `gong-engagement-${folder}.cdx.json` })),
  );
});

test("no expression becomes part of a script", () => {
  for (const { run } of steps) expect(run ?? "").not.toContain("${{");
});

test("every pnpm script that a workflow runs exists", async () => {
  const { scripts } = JSON.parse(await readFile(join(repositoryRoot, "package.json"), "utf8"));
  const commands = steps.flatMap(({ run, with: inputs }) => [run ?? "", String(inputs?.script ?? "")]);
  const called = commands.flatMap((command) => [...command.matchAll(/\bpnpm ([\w:-]+)/g)].map(([, script]) => script));
  expect(called.length).toBeGreaterThan(5);
  const builtIn = ["install", "changeset"];
  for (const script of called) expect([...Object.keys(scripts), ...builtIn]).toContain(script);
});
