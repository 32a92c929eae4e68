import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { withoutNpmSettings } from "@gong-engagement/kit/npm";
import { packageFolders } from "@gong-engagement/kit/repository-root";
import { CommandError, runCommand } from "@gong-engagement/kit/run-command";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { RemoteRegistryError, refuseRemoteRegistries } from "./refuse-remote-registries.ts";

const here = "http://127.0.0.1:4873/";
const elsewhere = "https://registry.example.invalid/";

let folder: string;
let home: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "gong-engagement-"));
  home = join(folder, "home");
  await mkdir(home);
});
afterAll(() => rm(folder, { recursive: true }));

const publishConfigOf = async (publishConfig: object): Promise<string> => {
  const packageFolder = await mkdtemp(join(folder, "package-"));
  await writeFile(join(packageFolder, "package.json"), JSON.stringify({ name: "@scope/name", publishConfig }));
  return packageFolder;
};

const folderOf = (name: string): string => fileURLToPath(new URL(`../../../../packages/${name}`, import.meta.url));

const readPrepublishScript = async (name: string): Promise<string> =>
  JSON.parse(await readFile(join(folderOf(name), "package.json"), "utf8")).scripts.prepublishOnly;

const envWith = (settings: NodeJS.ProcessEnv): NodeJS.ProcessEnv => ({
  ...withoutNpmSettings(process.env),
  HOME: home,
  ...settings,
});

describe.concurrent.for(["npm", "pnpm"] as const)("%s", (tool) => {
  const variable = `${tool}_config_registry`;

  test("may publish to a registry on this machine", async () => {
    const env = envWith({ [variable]: here });
    await expect(refuseRemoteRegistries({ folder: await publishConfigOf({}), tool, env })).resolves.toBeUndefined();
  });

  test("may not publish to the public registry, which is the default", async () => {
    const refusal = refuseRemoteRegistries({ folder: await publishConfigOf({}), tool, env: envWith({}) });
    await expect(refusal).rejects.toThrow(RemoteRegistryError);
    await expect(refusal).rejects.toThrow(`registry of ${tool}: http`);
    await expect(refusal).rejects.toThrow("pnpm release:rehearse");
  });

  test("may not publish to a registry that is set for the scope", async () => {
    const otherHome = await mkdtemp(join(folder, "home-"));
    await writeFile(join(otherHome, ".npmrc"), `@scope:registry=${elsewhere}\n`);
    const env = envWith({ [variable]: here, HOME: otherHome });
    const refusal = refuseRemoteRegistries({ folder: await publishConfigOf({}), tool, env });
    await expect(refusal).rejects.toThrow(`@scope:registry of ${tool}: ${elsewhere}`);
  });

  test("may not publish to a registry that package.json names", async () => {
    const env = envWith({ [variable]: here });
    const refusal = refuseRemoteRegistries({ folder: await publishConfigOf({ registry: elsewhere }), tool, env });
    await expect(refusal).rejects.toThrow(`publishConfig.registry of package.json: ${elsewhere}`);
  });
});

test("a registry that is set for npm does not count for pnpm, which does not read it", async () => {
  const env = envWith({ npm_config_registry: here });
  const refusal = refuseRemoteRegistries({ folder: await publishConfigOf({}), tool: "pnpm", env });
  await expect(refusal).rejects.toThrow("registry of pnpm: http");
});

test("an option of the command that names another machine is seen, whatever the environment says", async () => {
  const env = envWith({ pnpm_config_registry: here });
  const args = ["publish", "--dry-run", "--no-git-checks", `--registry=${elsewhere}`];
  const failure = await runCommand("pnpm", args, { cwd: folderOf("types"), env }).catch((error: unknown) => error);
  expect(failure).toMatchObject({ output: expect.stringContaining(`the option --registry: ${elsewhere}`) });
});

test.for([
  ["npm", "publish", "--dry-run", "--registry", elsewhere],
  ["pnpm", "publish", "--dry-run", "--no-git-checks", "--registry", elsewhere],
])("a package refuses a plain `%s publish` to another machine", async ([file = "", ...args]) => {
  const publish = runCommand(file, args, { cwd: folderOf("types"), env: envWith({}) });
  const failure = await publish.catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(CommandError);
  expect(failure).toMatchObject({ output: expect.stringContaining("Nothing is published from here but") });
});

test.for(packageFolders)("packages/%s checks its registries before npm or pnpm publishes its folder", async (name) => {
  expect(await readPrepublishScript(name)).toBe("node ../../tools/release/src/registry/main.ts");
});
