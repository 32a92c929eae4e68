import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { createTemporaryFolder } from "@gong-engagement/kit/create-temporary-folder";
import { runCommand } from "@gong-engagement/kit/run-command";
import { afterEach, expect, test, vi } from "vitest";
import { createPublishingEnvironment } from "./create-publishing-environment.ts";

const registry = { url: "http://127.0.0.1:4873/", token: "local-token" };

afterEach(() => void vi.unstubAllEnvs());

test("the publishing environment names the local registry and its token to npm and pnpm", async () => {
  await using folder = await createTemporaryFolder();
  const env = await createPublishingEnvironment(registry, join(folder.path, "home"));
  for (const tool of ["npm", "pnpm"]) {
    expect(await runCommand(tool, ["config", "get", "registry"], { cwd: folder.path, env })).toContain(registry.url);
  }
  expect(await readFile(join(folder.path, "home/.npmrc"), "utf8")).toBe("//127.0.0.1:4873/:_authToken=local-token\n");
});

test("the publishing environment has none of the user's own settings", async () => {
  vi.stubEnv("npm_config_userconfig", "/home/user/.npmrc");
  vi.stubEnv("npm_config_registry", "https://registry.example.invalid/");
  vi.stubEnv("PNPM_CONFIG_REGISTRY", "https://registry.example.invalid/");
  vi.stubEnv("NPM_CONFIG__AUTHTOKEN", "real-token");
  await using folder = await createTemporaryFolder();
  const env = await createPublishingEnvironment(registry, join(folder.path, "home"));
  expect(Object.values(env).join()).not.toMatch(/example\.invalid|real-token|\/home\/user/);
  expect(env.HOME).toBe(join(folder.path, "home"));
  expect(env.PATH).toBe(process.env.PATH);
});
