import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { bundle, rolldown } from "../bundler.ts";
import { runCommand } from "../run-command.ts";
import type { Check, Runtime, Workspace } from "../runtime.ts";
import { createNpmTool } from "../setup/create-npm-tool.ts";
import { createProgramEnvironment } from "../setup/environment.ts";
import { commandIn, type Tool } from "../setup/tool.ts";
import { versions } from "../versions.ts";

const jest = createNpmTool({ name: "jest", version: versions.jest, command: "jest" });
const vitest = createNpmTool({ name: "vitest", version: versions.vitest, command: "vitest" });
const msw = createNpmTool({ name: "msw", version: versions.msw });
const bunVersion = versions.bun[2];
const bun = createNpmTool({ name: "bun", version: bunVersion, command: "bun" });
const miniflare = createNpmTool({
  name: "miniflare",
  version: versions.miniflare.version,
  command: "workerd",
  prints: versions.miniflare.workerd,
});

/** The snippet of an installed README whose fence says `mark`, or the first one under a heading. */
const findSnippet = async ({ folder }: Workspace, name: string, mark: RegExp): Promise<string> => {
  const readme = await readFile(join(folder, "all/node_modules/@gong-engagement", name, "README.md"), "utf8");
  const [, code] = new RegExp(`${mark.source}\\n(.*?)^\`\`\`$`, "ms").exec(readme) ?? [];
  if (code === undefined) throw new Error(`README.md of ${name} has no snippet ${mark}`);
  return code;
};

/** Writes a snippet of the fake's README into the project, as a file of that name. */
const writeSnippet = async (workspace: Workspace, mark: RegExp, file: string): Promise<string> => {
  await writeFile(join(workspace.folder, "all", file), await findSnippet(workspace, "fake", mark));
  return file;
};

const createCheck = (
  form: string,
  tools: readonly Tool[],
  run: (workspace: Workspace, folder: string) => Promise<unknown>,
): Check => ({
  runtime: "Fake, as its README says",
  form,
  projects: ["all"],
  tools,
  run: async (workspace) => {
    await run(workspace, join(workspace.folder, "all"));
    return "ok";
  },
});

const inVitest = createCheck(`Vitest ${versions.vitest}`, [vitest], async (workspace, folder) => {
  await symlink(join(workspace.pathOf(vitest), "node_modules/vitest"), join(folder, "node_modules/vitest"));
  const file = await writeSnippet(workspace, /^```ts vitest/, "fake.vitest.test.ts");
  const script = join(workspace.pathOf(vitest), "node_modules/vitest/vitest.mjs");
  await runCommand(process.execPath, [script, "run", "--dir", folder, file], { folder });
});

const inNode = createCheck("node:test", [], async (workspace, folder) => {
  const mark = /^```ts(?=\nimport assert[^\n]*\nimport \{ test \})/;
  const file = await writeSnippet(workspace, mark, "fake-node.test.mts");
  await runCommand(process.execPath, ["--test", file], { folder });
});

const inJest = createCheck(`Jest ${versions.jest}`, [jest], async (workspace, folder) => {
  const file = await writeSnippet(workspace, /^```js jest/, "fake.jest.mjs");
  const config = JSON.stringify({ rootDir: folder, testMatch: [`**/${file}`], transform: {} });
  const script = join(workspace.pathOf(jest), "node_modules/jest/bin/jest.js");
  await runCommand(process.execPath, ["--experimental-vm-modules", script, "--ci", "--config", config], { folder });
});

const inMsw = createCheck(`MSW ${versions.msw}`, [msw], async (workspace, folder) => {
  await symlink(join(workspace.pathOf(msw), "node_modules/msw"), join(folder, "node_modules/msw"));
  const file = await writeSnippet(workspace, /^```js msw/, "fake-msw.mjs");
  await runCommand(process.execPath, [file], { folder });
});

const inBun = createCheck(`Bun ${bunVersion}`, [bun], async (workspace, folder) => {
  const file = await writeSnippet(workspace, /^```js bun/, "fake-bun.test.mjs");
  await runCommand(commandIn(workspace.pathOf(bun), "bun"), ["test", `./${file}`], { folder });
});

const inWorker = createCheck(
  `Miniflare ${versions.miniflare.version}`,
  [miniflare, rolldown.tool],
  async (workspace, folder) => {
    const file = await writeSnippet(workspace, /^```js worker/, "fake-worker.mjs");
    const worker = await bundle(workspace, rolldown, "all", file);
    const script = join(workspace.folder, "workers", "run-workers.mjs");
    const output = runCommand(process.execPath, [script, workspace.pathOf(miniflare), "", worker], { folder });
    // It is asked for a path that the document does not have.
    await output.then(
      () => Promise.reject(new Error("The Worker answered as if there were something at /")),
      (error: Error) => {
        if (!error.message.includes("There is no operation at /")) throw error;
      },
    );
  },
);

/** Starts the command of the README, on a free port, calls it once, interrupts it, and reads what it printed. */
const inShell = createCheck("npx", [], async (workspace, folder) => {
  const { document } = workspace;
  const command = await findSnippet(workspace, "fake", /^```sh(?=\nnpx )/);
  const [npx = "", ...args] = command.trim().replace("--port 4010", "--port 0").split(" ");
  const child = spawn(npx, ["--no-install", ...args], {
    cwd: folder,
    env: { ...createProgramEnvironment() },
    detached: true, // npx starts other processes, which also get the signal, as from a terminal.
  });
  const interrupt = (signal: NodeJS.Signals): void => {
    if (child.pid !== undefined) process.kill(-child.pid, signal);
  };
  let output = "";
  child.stderr.on("data", (text) => (output += text));
  const callOnce = async (): Promise<void> => {
    for await (const text of child.stdout) {
      output += text;
      const [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(String(text)) ?? [];
      if (url === undefined) continue;
      await fetch(new URL(`${new URL(document.servers?.[0]?.url ?? "/", url).pathname}/nowhere`, url));
      interrupt("SIGINT");
    }
  };
  const bound = setTimeout(interrupt, 60_000, "SIGKILL");
  // npx may have ended before the output is read: its end is awaited from the start.
  await Promise.all([once(child, "close"), callOnce()]).finally(() => clearTimeout(bound));
  if (!/404 refused[\s\S]*1 calls: 1 refused/.test(output)) throw new Error(`The command printed:\n${output}`);
});

type Mistake = readonly [find: string, replacement: string, message: RegExp];

/** Mistakes in what a user tests, and what the test must say of each. The snippet says which properties its event has. */
const createMistakes = (test: string): readonly Mistake[] => {
  const [, required = ""] = /(\w+): title\b/.exec(test) ?? [];
  const [, compared = ""] = /(\w+): \/\^https:/.exec(test) ?? [];
  return [
    ["  await gong.", "  gong.", /no call arrived\. Is it awaited|is the call awaited/],
    [`${required}: title`, `${required}Misspelt: title`, new RegExp(`${required} is missing`)],
    [`${compared}: "`, `${compared}Misspelt: "`, new RegExp(`${compared} is nothing, not /\\^https:`)],
    ["retry: { minDelay: 1 }", "retry: false", /status 503/],
  ];
};

/** The test in the SDK's README is green, and red with a message that says why where what it tests has a mistake. */
const ofUsers = createCheck("a user's test, and with mistakes", [], async (workspace, folder) => {
  const test = await findSnippet(workspace, "sdk", /^## Testing your code\n.*?^```ts/);
  const run = async (name: string, code: string): Promise<string> => {
    await writeFile(join(folder, name), code);
    return runCommand(process.execPath, ["--test", name], { folder });
  };
  await run("user.test.mts", test);
  for (const [index, [find, replacement, message]] of createMistakes(test).entries()) {
    if (!test.includes(find)) throw new Error(`The test in the README has no "${find}"`);
    const failure = await run(`mistake-${index}.test.mts`, test.replace(find, replacement)).then(
      () => "It is green.",
      (error: Error) => error.message,
    );
    if (!message.test(failure)) throw new Error(`With "${replacement}" the test does not say ${message}:\n${failure}`);
  }
});

/** The fake in what users test with: the unchanged snippets of its README. */
export const fake: Runtime = {
  name: "fake",
  checks: [inVitest, inJest, inNode, inMsw, inBun, inWorker, inShell, ofUsers],
};
