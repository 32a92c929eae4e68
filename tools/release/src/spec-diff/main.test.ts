import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { createTestRepository, printOverlay, specText } from "./testing/test-repository.ts";

const withMember = specText.replace("        text:", "        color: { type: string }\n        text:");
const withoutMember = specText.replace("        text: { type: string }\n", "");
const described = specText.replace("operationId:", "summary: Create a note\n      operationId:");

describe("compares", () => {
  test("the work tree with HEAD on main, and groups what a caller notices", async () => {
    const repository = await createTestRepository();
    await repository.write("spec/openapi.yaml", withMember.replace("[title]", "[title, text]"));
    const { exitCode, stdout } = await repository.runAsProcess();
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^Compared with HEAD \([0-9a-f]{7}\): 1 breaking, 1 added\.$/m);
    expect(stdout).toMatch(/^breaking\n {2}createNote\n {4}- request: `NoteInput\.text` is required now\.$/m);
    expect(stdout).toMatch(/^added\n {2}createNote\n {4}- request: `NoteInput\.color` can be given\.$/m);
    expect(stdout).toContain("Suggested bump: major. Before 1.0.0 it is released as minor (.changeset/README.md).");
    expect(stdout).toContain("`pnpm spec:diff --write` adds the changeset.");
    expect(await repository.readChangesets()).toEqual({});
  });

  test("a branch with the commit at which it left main, and prints nothing but JSON", async () => {
    const repository = await createTestRepository();
    await repository.git("switch", "--quiet", "--create", "branch");
    await repository.write("spec/openapi.yaml", withMember);
    await repository.commit();
    await repository.git("switch", "--quiet", "main");
    await repository.write("spec/openapi.yaml", withoutMember);
    await repository.commit();
    await repository.git("switch", "--quiet", "branch");
    const { exitCode, stdout } = await repository.run("--json");
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      bump: "minor",
      changes: [
        {
          group: "added",
          bump: "minor",
          operation: "createNote",
          place: "request",
          what: "`NoteInput.color` can be given.",
          reason: "A call need not give it.",
          source: "types",
        },
      ],
    });
  });

  test("with a ref, whose overlay counts as of then", async () => {
    const repository = await createTestRepository();
    await repository.git("tag", "v1");
    await repository.write("spec/overlay.yaml", printOverlay(5));
    await repository.commit();
    const { stdout } = await repository.run("--base", "v1");
    expect(stdout).toMatch(/^Compared with v1 \([0-9a-f]{7}\): 1 added\.$/m);
    expect(stdout).toContain("The rate limit is 5 calls in 1 s, was 3 calls in 1 s.");
    const { stdout: nothing } = await repository.run();
    expect(nothing).toMatch(/^Compared with HEAD \([0-9a-f]{7}\): a caller notices nothing\.\n$/);
  });

  test("with a file, under the present overlay unless it has its own beside it", async () => {
    const repository = await createTestRepository();
    await repository.write("old/openapi.yaml", specText);
    expect(JSON.parse((await repository.run("--base", "old/openapi.yaml", "--json")).stdout)).toEqual({
      bump: "none",
      changes: [],
    });
    await repository.write("old/overlay.yaml", printOverlay(2));
    const { stdout } = await repository.run("--base", "old/openapi.yaml");
    expect(stdout).toContain("The rate limit is 3 calls in 1 s, was 2 calls in 1 s.");
  });
});

describe("--write", () => {
  test("writes one changeset for all packages, and updates or removes it", async () => {
    const repository = await createTestRepository();
    await repository.write("spec/openapi.yaml", withoutMember);
    const { exitCode, stdout } = await repository.run("--write");
    expect(exitCode).toBe(0);
    const first = await repository.readChangesets();
    const [name = ""] = Object.keys(first);
    expect(Object.keys(first)).toEqual([expect.stringMatching(/^spec-diff-[0-9a-f]{8}\.md$/)]);
    expect(stdout).toContain(`Wrote .changeset/${name}.`);
    expect(first[name]).toBe(`---
"@gong-engagement/types": minor
"@gong-engagement/client": minor
"@gong-engagement/sdk": minor
"@gong-engagement/schemas": minor
---

Follow breaking changes of the API description

The API description has changed, and types, client, SDK and schemas follow it.

Breaking:

- \`createNote\`, request: \`NoteInput.text\` is gone. Calls that give it do not compile.

What to do:

- \`createNote\`: Leave \`NoteInput.text\` out.
`);

    await repository.run("--write");
    expect(await repository.readChangesets()).toEqual(first);

    await repository.write("spec/openapi.yaml", described);
    await repository.run("--write");
    const second = await repository.readChangesets();
    expect(Object.keys(second)).toEqual([name]);
    expect(second[name]).toContain('"@gong-engagement/types": patch\n');
    expect(second[name]).toContain("\nUpdate what the API description says\n");
    expect(second[name]).toMatch(/\nWhat to do: nothing\.\n$/);

    await repository.write("spec/openapi.yaml", specText);
    expect((await repository.run("--write")).stdout).toContain(`Removed .changeset/${name}.`);
    expect(await repository.readChangesets()).toEqual({});
  });

  test("leaves alone changesets of an earlier change and those written by hand", async () => {
    const repository = await createTestRepository("1.2.0");
    await repository.write("spec/openapi.yaml", withMember);
    await repository.run("--write");
    await repository.write(".changeset/by-hand.md", '---\n"@gong-engagement/sdk": patch\n---\n\nFix something\n');
    await repository.commit();
    const earlier = await repository.readChangesets();
    await repository.write("spec/openapi.yaml", withoutMember);
    await repository.run("--write");
    const both = await repository.readChangesets();
    expect(both).toMatchObject(earlier);
    const [added = ""] = Object.keys(both).filter((name) => !(name in earlier));
    expect(Object.keys(both)).toHaveLength(3);
    expect(both[added]).toContain('"@gong-engagement/types": major');
  });
});

describe("--check", () => {
  test("fails until a changeset since the base asks for enough", async () => {
    const repository = await createTestRepository();
    await repository.write(".changeset/earlier.md", '---\n"@gong-engagement/sdk": minor\n---\n\nAdd something\n');
    await repository.commit();
    await repository.write("spec/openapi.yaml", withMember);
    const none = await repository.run("--check");
    expect(none.exitCode).toBe(1);
    expect(none.stderr).toMatch(
      /^error The API description has changed since HEAD \([0-9a-f]{7}\): that is a minor release, and there is no changeset\. Run `pnpm spec:diff --write` and commit what it writes\.\n$/,
    );
    await repository.write(".changeset/now.md", '---\n"@gong-engagement/sdk": patch\n---\n\nFix something\n');
    const tooSmall = await repository.run("--check");
    expect(tooSmall.exitCode).toBe(1);
    expect(tooSmall.stderr).toContain("that is a minor release, and the changesets say patch.");
    await repository.run("--write");
    expect(await repository.run("--check")).toMatchObject({ exitCode: 0, stderr: "" });
  });

  test("passes if nothing has changed", async () => {
    const repository = await createTestRepository();
    expect(await repository.run("--check")).toMatchObject({ exitCode: 0, stderr: "" });
  });
});

describe("refuses", () => {
  test.each([
    ["an unknown option", ["--bse", "main"], "Unknown option '--bse'"],
    ["a base without a name", ["--base", ""], "`--base` needs a git ref or a file."],
    ["to write and check at once", ["--write", "--check"], "`--write` and `--check` do not go together."],
  ])("%s", async (_, parameters, message) => {
    const repository = await createTestRepository();
    const { exitCode, stdout, stderr } = await repository.run(...parameters);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toContain(message);
    expect(stderr).toContain("Usage: pnpm spec:diff");
  });

  test("a base that is neither a file nor a ref", async () => {
    const repository = await createTestRepository();
    const { exitCode, stderr } = await repository.run("--base", "v9");
    expect(exitCode).toBe(1);
    expect(stderr).toBe("error `v9` is neither a file nor a git ref here. Name one, or run `git fetch` first.\n");
  });

  test("a base without a spec", async () => {
    const repository = await createTestRepository();
    await repository.git("rm", "--quiet", "-r", "--cached", "spec");
    await repository.git("commit", "--quiet", "--message", "Remove the spec");
    const { exitCode, stderr } = await repository.run("--base", "HEAD");
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/^error There is no spec\/openapi\.yaml in HEAD \([0-9a-f]{7}\)\. Name another base:/);
  });

  test("a bad spec in the work tree, with file and line, and writes nothing", async () => {
    const repository = await createTestRepository();
    await repository.write("spec/openapi.yaml", specText.replace("type: object", "type: [object"));
    const { exitCode, stdout, stderr } = await repository.runAsProcess("--json", "--write");
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
    expect(stderr).toMatch(/^error spec\/openapi\.yaml:\d+:\d+: Not valid YAML/);
    expect(await repository.readChangesets()).toEqual({});
  });

  test("a bad spec in the base, with commit, file and line", async () => {
    const repository = await createTestRepository();
    await repository.write("spec/openapi.yaml", specText.replace("NoteInput:", "Other:"));
    await repository.commit();
    await repository.write("spec/openapi.yaml", specText);
    const { exitCode, stderr } = await repository.run();
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/^error The spec of HEAD \([0-9a-f]{7}\) cannot be used\. Name another base/);
    expect(stderr).toMatch(/^[0-9a-f]{7}:spec\/openapi\.yaml:\d+:\d+: /m);
  });

  test("a folder that is in no repository", async () => {
    const repository = await createTestRepository();
    const folder = await mkdtemp(join(tmpdir(), "spec-diff-test-"));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    await rm(join(repository.root, ".git"), { recursive: true });
    const { exitCode, stderr } = await repository.run();
    expect(exitCode).toBe(1);
    expect(stderr).toContain("is not in a git repository.");
  });
});
