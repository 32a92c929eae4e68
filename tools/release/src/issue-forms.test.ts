import { glob, readFile } from "node:fs/promises";
import { join } from "node:path";
import { repositoryRoot } from "@gong-engagement/kit/repository-root";
import { load } from "js-yaml";
import { expect, test } from "vitest";

interface Form {
  readonly name?: string;
  readonly description?: string;
  readonly body?: readonly {
    readonly type: string;
    readonly id?: string;
    readonly attributes: { readonly label?: string; readonly value?: string };
  }[];
}

const folder = join(repositoryRoot, ".github/ISSUE_TEMPLATE");
const files: string[] = [];
for await (const file of glob("*.yml", { cwd: folder })) if (file !== "config.yml") files.push(file);

// GitHub shows no form, and says nothing, where one of these is wrong.
test.each(files)("%s is a form that GitHub shows", async (file) => {
  const form = load(await readFile(join(folder, file), "utf8")) as Form;
  expect(form).toMatchObject({ name: expect.any(String), description: expect.any(String) });
  const elements = form.body ?? [];
  const asked = elements.filter(({ type }) => type !== "markdown");
  expect(asked.length).toBeGreaterThan(0);
  for (const { type, id, attributes } of asked) {
    expect(["input", "textarea", "dropdown", "checkboxes"]).toContain(type);
    expect(id).toMatch(/^[\w-]+$/);
    expect(attributes.label).toBeTruthy();
  }
  for (const { attributes } of elements.filter(({ type }) => type === "markdown"))
    expect(attributes.value).toBeTruthy();
  expect(new Set(asked.map(({ id }) => id)).size).toBe(asked.length);
  expect(new Set(asked.map(({ attributes }) => attributes.label)).size).toBe(asked.length);
});
