import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { repositoryRoot } from "@gong-engagement/kit/repository-root";
import { expect, test } from "vitest";
import { listCommands } from "./walk-through.ts";

test("listCommands lists the commands of marked blocks only, in a list or not", () => {
  const markdown = [
    "```sh walkthrough",
    "one --option",
    "",
    "two",
    "```",
    "```sh",
    "not this",
    "```",
    "1. Do it:",
    "   ```sh walkthrough",
    "   three",
    "   ```",
  ].join("\n");
  expect(listCommands(markdown)).toEqual(["one --option", "two", "three"]);
});

test("CONTRIBUTING.md leads from a new API description to a release", async () => {
  const commands = listCommands(await readFile(join(repositoryRoot, "CONTRIBUTING.md"), "utf8"));
  const steps = [
    "cp ../openapi.yaml spec/openapi.yaml",
    "pnpm generate",
    "pnpm check:packages --write",
    "pnpm spec:diff",
    "pnpm spec:diff --write",
    "pnpm version-packages",
    "pnpm release:rehearse",
  ];
  expect(commands.filter((command) => steps.includes(command))).toEqual(steps);
});
