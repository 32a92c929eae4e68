import { mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { createTemporaryFolder } from "./create-temporary-folder.ts";
import { createInstallEnvironment, installOnce, withoutNpmSettings } from "./npm.ts";

const createPackage = async (parent: string): Promise<string> => {
  const folder = join(parent, "packages", "local");
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "package.json"), '{ "name": "local", "version": "1.0.0" }');
  return `file:${folder}`;
};

test("an installation of packages is made once", async () => {
  await using parent = await createTemporaryFolder();
  const folder = join(parent.path, "cache", "installed");
  const complete = vi.fn(async () => {});
  const manifest = { dependencies: { local: await createPackage(parent.path) } };
  await installOnce({ folder, manifest, complete });
  await installOnce({ folder, manifest, complete });
  expect(await readdir(join(folder, "node_modules"))).toContain("local");
  expect(complete).toHaveBeenCalledTimes(1);
});

test("an installation that cannot be completed leaves no folder behind", async () => {
  await using parent = await createTemporaryFolder();
  const folder = join(parent.path, "cache", "installed");
  const complete = () => Promise.reject(new Error("it does not run"));
  await expect(installOnce({ folder, manifest: {}, complete })).rejects.toThrow("it does not run");
  expect(await readdir(join(parent.path, "cache"))).toEqual([]);
});

test("an environment loses the settings of npm and pnpm", () => {
  const env = {
    PATH: "/bin",
    npm_config_registry: "https://example.com",
    pnpm_config_x: "1",
    NPM_CONFIG_USERCONFIG: "x",
  };
  expect(withoutNpmSettings(env)).toEqual({ PATH: "/bin" });
});

test("an installation gets the settings that say where packages come from, and no others", () => {
  vi.stubEnv("npm_config_registry", "http://127.0.0.1:1");
  vi.stubEnv("npm_package_name", "this");
  vi.stubEnv("NODE_OPTIONS", "--conditions=other");
  const env = createInstallEnvironment();
  vi.unstubAllEnvs();
  expect(env).toHaveProperty("npm_config_registry", "http://127.0.0.1:1");
  expect(env).toHaveProperty("PATH", process.env.PATH);
  expect(Object.keys(env)).not.toContain("npm_package_name");
  expect(Object.keys(env)).not.toContain("NODE_OPTIONS");
});
