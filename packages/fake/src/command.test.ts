import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { createNotesFake } from "./testing/caller.ts";
import { document } from "./testing/document.ts";

const start = (...args: readonly string[]) => {
  const command = fileURLToPath(new URL("command.ts", import.meta.url));
  const child = spawn(process.execPath, ["--conditions=@gong-engagement/source", command, ...args]);
  onTestFinished(() => void child.kill("SIGKILL"));
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  }
  const end = once(child, "close").then(() => ({ exitCode: child.exitCode, output }));
  const waitForUrl = async (): Promise<string> => {
    for (;;) {
      const [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(output) ?? [];
      if (url !== undefined) return url;
      if (child.exitCode !== null) throw new Error(output);
      await Promise.race([once(child.stdout, "data"), end]);
    }
  };
  return { end, waitForUrl, interrupt: () => void child.kill("SIGINT") };
};

const writeDocument = async (name: string, text: string): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), "fake-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
};

const post = (url: string): Promise<Response> =>
  fetch(`${url}/v1/letters`, {
    method: "POST",
    headers: { authorization: "Bearer any", "content-type": "application/json" },
    body: '{"letterKey":"one"}',
  });

test("the command fakes a document, logs each call, and says at its end what it received", async () => {
  const spec = await writeDocument("notes.json", JSON.stringify(document));
  const command = start("--port", "0", "--spec", spec, "--log", "--control", "--quota", "2/d");
  const url = await command.waitForUrl();
  const statuses = [];
  for (let call = 0; call < 3; call++) statuses.push((await post(url)).status);
  expect(statuses).toEqual([201, 409, 429]);
  expect(await (await fetch(`${url}/__fake/events`)).json()).toMatchObject([{ key: "one" }]);
  command.interrupt();
  const { exitCode, output } = await command.end;
  expect(exitCode).toBe(0);
  expect(output).toMatch(/^\d\d:\d\d:\d\d\.\d{3} POST \/v1\/letters 201 recorded postLetter$/m);
  expect(output).toMatch(/^ {2}postLetter {2}3 calls: 1 recorded, 1 duplicate, 1 over-quota$/m);
});

test("the command reads YAML, and a seed decides which calls break", async () => {
  const yaml = "openapi: 3.0.0\npaths:\n  /things:\n    get:\n      responses:\n        '204': { description: Done }\n";
  const command = start(
    "--port",
    "0",
    "--spec",
    await writeDocument("things.yaml", yaml),
    "--fault",
    "503=0.5",
    "--seed",
    "7",
  );
  const url = await command.waitForUrl();
  const fake = createNotesFake({
    seed: 7,
    document: { openapi: "3.0.0", paths: { "/things": { get: { responses: { "204": {} } } } } },
  });
  fake.fail(503, { rate: 0.5 });
  for (let call = 0; call < 10; call++) {
    const expected = await fake.fetch("http://localhost/things");
    expect((await fetch(`${url}/things`)).status).toBe(expected.status);
  }
  command.interrupt();
  expect((await command.end).output).toMatch(/Faults come by the seed 7\.[\s\S]*GET \/things {2}10 calls: /);
});

test("the command says at its end that it received nothing", async () => {
  const command = start("--port", "0");
  await command.waitForUrl();
  command.interrupt();
  expect(await command.end).toMatchObject({ exitCode: 0, output: expect.stringContaining("Nothing was received.") });
});

test("wrong arguments are explained and end with 2, other failures with 1", async () => {
  expect(await start("--port", "x").end).toMatchObject({
    exitCode: 2,
    output: '--port takes a number up to 65535, not "x"\nAll options: gong-engagement-fake --help\n',
  });
  const missing = await start("--spec", "missing.yaml").end;
  expect(missing).toMatchObject({ exitCode: 1, output: expect.stringContaining("ENOENT") });
  const swagger = await start("--spec", await writeDocument("a.yaml", "swagger: '2.0'")).end;
  expect(swagger).toMatchObject({ exitCode: 1, output: expect.stringContaining("is not an OpenAPI 3 document") });
  const broken = await start("--spec", await writeDocument("broken.yaml", "a: [")).end;
  expect(broken).toMatchObject({ exitCode: 1, output: expect.stringContaining("broken.yaml cannot be read: ") });
  const first = start("--port", "0");
  const { port } = new URL(await first.waitForUrl());
  expect(await start("--port", port).end).toMatchObject({
    exitCode: 1,
    output: `Port ${port} of 127.0.0.1 is in use. Take another one: --port ${Number(port) + 1}\n`,
  });
  expect(await start("--help").end).toMatchObject({ exitCode: 0, output: expect.stringMatching(/^Usage:/) });
});
