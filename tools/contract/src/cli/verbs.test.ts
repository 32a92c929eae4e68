import { once } from "node:events";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createServer as createSecureServer } from "node:https";
import { connect, type Server } from "node:net";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { createFake } from "@gong-engagement/fake";
import { createTemporaryFolder } from "@gong-engagement/kit/create-temporary-folder";
import { openOutbox } from "@gong-engagement/outbox";
import { sqliteStore } from "@gong-engagement/outbox/sqlite";
import { GongEngagement } from "@gong-engagement/sdk";
import { Client } from "pg";
import { expect, inject, test } from "vitest";
import { models, operations, spec } from "../contract/spec.ts";
import { markers, put } from "../outbox/create-fixture.ts";
import { createDatabaseKind } from "../outbox/stores.ts";
import { captureCommand } from "./capture-command.ts";
import { certificateKey, certificates } from "./certificates.ts";
import { environmentOf, runCommandLine, startCommand } from "./start-command.ts";

const accessKey = "access-key-of-the-test";
const accessKeySecret = "secret-of-the-test";
const credentials = { GONG_ACCESS_KEY: accessKey, GONG_ACCESS_KEY_SECRET: accessKeySecret };

/** Lines that a terminal of 80 columns would break. What is to be copied is not broken. */
const findWideLines = (text: string): readonly string[] =>
  (text.split("\nExample\n")[0] ?? "").split("\n").filter((line) => line.length > 80);

const joinLines = (text: string): string => text.replaceAll(/\s+/g, " ");

const printed: readonly (readonly [args: readonly string[], exitCode: number])[] = [
  [["--help"], 0],
  [["help", "report"], 0],
  [["report", "--help"], 0],
  [["outbox", "--help"], 0],
  [["outbox", "list", "--help"], 0],
  [["doctor", "--help"], 0],
  [["fake", "--help"], 0],
  [["doctor"], 1],
  [["spec"], 0],
  ...operations.map(({ operationId }) => [["spec", operationId], 0] as const),
];

test.for(printed)("%j ends with %i, and fits 80 columns", async ([args, exitCode]) => {
  const ended = await captureCommand(args);
  expect(ended).toMatchObject({ exitCode, stderr: "" });
  expect(ended.stdout.length).toBeGreaterThan(100);
  expect(findWideLines(ended.stdout)).toEqual([]);
  expect(ended.stdout).not.toContain("default: false");
});

test("a pipe gets no colours unless they are forced, and a misspelt verb a suggestion, from the process of the command", async () => {
  await using folder = await createTemporaryFolder();
  const options = { folder: folder.path };
  expect((await runCommandLine(["doctor"], options)).stdout).not.toContain("\u001B");
  const forced = await runCommandLine(["doctor"], { ...options, environment: { FORCE_COLOR: "1" } });
  expect(forced.stdout).toContain("\u001B");
  const misspelt = await runCommandLine(["dokter"], options);
  expect(misspelt).toMatchObject({ exitCode: 2, stderr: expect.stringContaining("Did you mean doctor?") });
});

test("spec has each operation, and as JSON the document itself", async () => {
  const { stdout } = await captureCommand(["spec"]);
  for (const { operationId, method } of operations) {
    expect(stdout).toMatch(new RegExp(`^${operationId} +${method.toUpperCase()} /`, "m"));
  }
  expect(JSON.parse((await captureCommand(["spec", "--json"])).stdout)).toEqual(spec);
});

test.for(models.map(({ operation }) => operation).filter(({ body }) => body?.properties))(
  "spec has the fields of $operationId, and marks what is required",
  async ({ operationId, body }) => {
    const { stdout } = await captureCommand(["spec", operationId, "--json"]);
    const { fields }: { fields: { name: string; required: boolean }[] } = JSON.parse(stdout);
    const names = fields.map(({ name }) => name.split(".")[0]);
    expect(names).toEqual(expect.arrayContaining([...(body?.properties ?? [])]));
    const required = fields.filter(({ name, required }) => required && !name.includes(".")).map(({ name }) => name);
    expect(body?.requiredProperties).toEqual(expect.arrayContaining(required));
  },
);

test("completions offer the verbs and the operations", async () => {
  for (const shell of ["zsh", "bash", "fish", "powershell"]) {
    expect((await captureCommand(["complete", shell])).stdout).toContain("gong-engagement");
  }
  expect((await captureCommand(["complete", "--", "rep"])).stdout).toMatch(/^report\t/m);
  const { stdout } = await captureCommand(["complete", "--", "report", ""]);
  for (const { operationId } of operations) expect(stdout).toContain(operationId);
});

test("completions offer files where a file is wanted", async () => {
  await using folder = await createTemporaryFolder();
  await mkdir(join(folder.path, "rows"));
  for (const name of ["rows.csv", "other.csv", ".hidden"]) await writeFile(join(folder.path, name), "");
  const begun = join(folder.path, "ro");
  for (const before of [
    ["report", "operation"],
    ["report", "operation", "--wrong"],
    ["outbox", "status", "--store"],
    ["outbox", "drain", "--limiter"],
    ["doctor", "--store"],
    ["fake", "--spec"],
  ]) {
    const { stdout } = await captureCommand(["complete", "--", ...before, begun]);
    expect(stdout.split("\n").slice(0, -2).sort(), before.join(" ")).toEqual([`${begun}ws.csv\t`, `${begun}ws/\t`]);
  }
  const hidden = await captureCommand(["complete", "--", "report", "operation", `${folder.path}/.`]);
  expect(hidden.stdout).toContain("/.hidden\t");
  const nothing = await captureCommand(["complete", "--", "report", "operation", `${folder.path}/missing/`]);
  expect(nothing).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/^:\d\n$/) });
});

test("doctor finds nothing wrong with a service that answers as it should, and never prints a credential", async () => {
  const fake = createFake({ quota: false, accounts: [{ accessKey, accessKeySecret }] });
  await using server = await fake.listen();
  const environment = { ...credentials, GONG_BASE_URL: server.url };
  const silent = await captureCommand(["doctor", "--json"], environment);
  expect(JSON.parse(silent.stdout)).toMatchObject({ faults: 0 });
  expect(fake.attempts).toEqual([]);
  const { exitCode, stdout, stderr } = await captureCommand(["doctor", "--connect", "--probe"], environment);
  expect(exitCode, stdout).toBe(0);
  expect(stdout).toMatch(/^ok +answer +401 /m);
  expect(fake.events).toEqual([]);
  for (const secret of [accessKey, accessKeySecret]) expect(silent.stdout + stdout + stderr).not.toContain(secret);
  expect(joinLines(stdout)).toContain(`GONG_ACCESS_KEY is set, ${accessKey.length} characters`);
});

test.for([
  ["no credentials", {}, "FAULT credentials no variable is set -> Set "],
  ["half of an access key", { GONG_ACCESS_KEY: "k" }, "FAULT credentials half of the access key is set -> "],
  ["both kinds", { ...credentials, GONG_BEARER_TOKEN: "t" }, "FAULT credentials both kinds are set -> "],
  ["a line break", { ...credentials, GONG_ACCESS_KEY: "key\n" }, "is set, 4 characters, with a line break -> "],
  ["blanks", { ...credentials, GONG_ACCESS_KEY: " key" }, "is set, 4 characters, with blanks around it -> "],
  ["a blank inside", { ...credentials, GONG_ACCESS_KEY_SECRET: "a b" }, "is set, 3 characters, with a blank in it -> "],
  ["quotes", { ...credentials, GONG_ACCESS_KEY: '"key"' }, "is set, 5 characters, with quotes around it -> "],
  ["no URL", { ...credentials, GONG_BASE_URL: "api" }, "-> Set GONG_BASE_URL to the URL that "],
] as const)("doctor says what is wrong, and what to do: %s", async ([, environment, expected]) => {
  const { exitCode, stdout } = await captureCommand(["doctor"], environment);
  expect(exitCode).toBe(1);
  expect(joinLines(stdout)).toContain(expected);
});

test.for([
  ["--probe", 401, "401: the credentials are wrong -> "],
  ["--probe", 403, "403: not from this address, or not in the scope -> "],
  ["--probe", 204, "an empty event was accepted -> "],
  ["--connect", 404, "404 to a request without credentials, instead of 401 -> This is another service"],
] as const)("doctor %s explains a service that answers with %i", async ([option, status, finding]) => {
  const fake = createFake({ quota: false });
  fake.fail(status, { times: 100 });
  await using server = await fake.listen();
  const { exitCode, stdout } = await captureCommand(["doctor", option], environmentOf(fake, server));
  expect(exitCode).toBe(1);
  expect(joinLines(stdout)).toContain(finding);
});

/** A service that refuses access, with a clock of its own. */
const startServer = async (date: Date) => {
  const server = createServer((request, response) => {
    request.resume();
    response.writeHead(401, { date: date.toUTCString() }).end();
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const address = server.address();
  return {
    host: `127.0.0.1:${typeof address === "object" && address?.port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
};

test("doctor --connect compares the clock of the service, and finds a proxy that is not used", async () => {
  await using server = await startServer(new Date(Date.now() + 3_600_000));
  const proxy = { HTTP_PROXY: "http://127.0.0.1:1", NODE_USE_ENV_PROXY: "0" };
  const environment = { ...credentials, ...proxy, GONG_BASE_URL: `http://${server.host}` };
  const { exitCode, stdout } = await captureCommand(["doctor", "--connect"], environment);
  expect(exitCode).toBe(1);
  const text = joinLines(stdout);
  expect(text).toMatch(/FAULT clock 3(59|60)\d\.\d s behind the service, by its Date -> Set the clock /);
  expect(text).toMatch(/! proxy HTTP_PROXY is set, and Node\.js does not use it -> Set NODE_USE_ENV_PROXY=1/);
});

type CertificateName = keyof typeof certificates;

/** A service with TLS that refuses access, and a proxy that leads to it whatever it is asked for. */
const startSecureServer = async (name: CertificateName) => {
  const requests: string[] = [];
  const server = createSecureServer({ key: certificateKey, cert: certificates[name] }, (request, response) => {
    requests.push(request.url ?? "");
    request.resume();
    response.writeHead(401).end();
  });
  const portOf = async (listener: Server): Promise<number> => {
    await once(listener.listen(0, "127.0.0.1"), "listening");
    const address = listener.address();
    return typeof address === "object" && address ? address.port : 0;
  };
  const port = await portOf(server);
  const proxy = createServer().on("connect", (_request, socket) => {
    const target = connect(port, "127.0.0.1", () => socket.write("HTTP/1.1 200 OK\r\n\r\n"));
    for (const [from, to] of [
      [socket, target],
      [target, socket],
    ] as const)
      from.on("error", () => to.destroy()).pipe(to);
  });
  return {
    url: `https://127.0.0.1:${port}`,
    proxyUrl: `http://127.0.0.1:${await portOf(proxy)}`,
    requests,
    async [Symbol.asyncDispose]() {
      for (const one of [server, proxy]) {
        one.closeAllConnections();
        one.close();
        await once(one, "close");
      }
    },
  };
};

/** Runs doctor as a process, which trusts that certificate: Node.js reads its settings at the start. */
const runDoctor = async (name: CertificateName, environment: Readonly<Record<string, string>>) => {
  await using folder = await createTemporaryFolder();
  const file = join(folder.path, "trusted.pem");
  await writeFile(file, certificates[name]);
  const { exitCode, stdout } = await runCommandLine(["doctor", "--connect", "--json"], {
    folder: folder.path,
    environment: { ...credentials, NODE_EXTRA_CA_CERTS: file, ...environment },
  });
  const { findings }: { findings: { check: string; level: string; finding: string; remedy?: string }[] } =
    JSON.parse(stdout);
  return { exitCode, stdout, levelOf: (check: string) => findings.find((one) => one.check === check)?.level, findings };
};

test.each([
  ["right", "ok", undefined],
  ["ended", "fault", "Is the clock of this machine right? If it is, tell whoever runs that server."],
  ["elsewhere", "fault", "This is another host: check GONG_BASE_URL, and the proxy."],
] as const)("doctor --connect looks at a certificate of an address that is %s", async (name, level, remedy) => {
  await using server = await startSecureServer(name);
  const { exitCode, findings, levelOf } = await runDoctor(name, { GONG_BASE_URL: server.url });
  expect(findings.find(({ check }) => check === "TLS")).toMatchObject({ level, ...(remedy && { remedy }) });
  expect({ exitCode, answer: levelOf("answer"), requests: server.requests.length }).toEqual(
    remedy ? { exitCode: 1, answer: undefined, requests: 0 } : { exitCode: 0, answer: "ok", requests: 1 },
  );
});

test("doctor --connect goes through a proxy as calls do, also where only the proxy knows the host", async () => {
  await using server = await startSecureServer("elsewhere");
  const environment = {
    GONG_BASE_URL: "https://elsewhere.example",
    HTTPS_PROXY: server.proxyUrl.replace("http://", "http://user:secret-of-the-proxy@"),
    NODE_USE_ENV_PROXY: "1",
    NO_PROXY: "other.example",
  };
  const used = await runDoctor("elsewhere", environment);
  expect(used.findings.filter(({ level }) => level === "fault")).toEqual([]);
  expect(used).toMatchObject({ exitCode: 0, stdout: expect.stringContaining("HTTPS_PROXY, which Node.js uses") });
  expect(used.stdout).not.toContain("secret-of-the-proxy");
  expect(server.requests).toHaveLength(1);
  const wrong = await runDoctor("elsewhere", { ...environment, GONG_BASE_URL: "https://other.invalid" });
  expect(wrong.findings.find(({ check }) => check === "answer")).toMatchObject({
    level: "fault",
    remedy: "This is another host: check GONG_BASE_URL, and the proxy.",
  });
  const leftOut = await runDoctor("elsewhere", { ...environment, NO_PROXY: ".example" });
  expect(leftOut.stdout).toContain("HTTPS_PROXY is set, and NO_PROXY leaves this host out");
  expect(leftOut.levelOf("DNS")).toBe("fault");
});

test.each([
  ["a server without TLS", (host: string) => `https://${host}`, /FAULT TLS .* -> /],
  ["a host that has no address", () => "https://gong.invalid", /FAULT DNS .* -> Is the base URL right/],
])("doctor --connect finds %s", async (_, toUrl, finding) => {
  await using server = await startServer(new Date());
  const environment = { ...credentials, GONG_BASE_URL: toUrl(server.host) };
  const { exitCode, stdout } = await captureCommand(["doctor", "--connect"], environment);
  expect(exitCode).toBe(1);
  expect(joinLines(stdout)).toMatch(finding);
});

test.each(markers.slice(0, 1))(
  "outbox shows what is in a store, as tables and as JSON, and erases an address",
  async ({ mark }) => {
    await using folder = await createTemporaryFolder();
    const store = `${folder.path}/own.db`;
    const gong = new GongEngagement({ auth: false, baseUrl: "http://127.0.0.1" });
    const outbox = await openOutbox({ store: sqliteStore(store), gong });
    await put(outbox, mark("somebody@example.org"), { id: "event-1" });
    await put(outbox, mark("another"), { id: "event-2" });
    await outbox.close();
    const run = (...args: readonly string[]) => captureCommand(["outbox", ...args], { GONG_OUTBOX: store });
    expect((await run("status")).stdout).toMatch(/^pending +2$/m);
    expect(JSON.parse((await run("status", "--json")).stdout)).toMatchObject({ accepted: 2, pending: 2 });
    expect((await run("list", "--state", "pending")).stdout).toMatch(/^event-1 +\w+ +pending\nevent-2 /);
    const some = await run("list", "--state", "pending", "--limit", "1", "--json");
    expect(JSON.parse(some.stdout)).toMatchObject([{ id: "event-1" }]);
    expect(some.stderr).toContain("There are more");
    expect((await run("purge", "somebody@example.org")).stdout).toBe("1 input erased.\n");
    expect((await run("show", "event-1")).stdout).toMatch(/^state +refused: purged$[\s\S]*The input was erased\.$/m);
    expect(JSON.parse((await run("list", "--json")).stdout)).toMatchObject([{ id: "event-1", reason: "purged" }]);
    expect(await run("show", "event-3")).toMatchObject({ exitCode: 2 });
    expect(await run("replay")).toMatchObject({ exitCode: 2 });
    for (const part of ["", "example.org", "@example.org", "s"]) {
      expect(await run("purge", part)).toMatchObject({ exitCode: 2, stderr: `This is no address: ${part}\n` });
    }
    expect((await run("show", "event-2")).stdout).not.toContain("erased");
    const { stdout } = await captureCommand(["doctor", "--store", store], credentials);
    expect(stdout).toMatch(/^ok +synchronous +FULL/m);
    expect(stdout).toMatch(/^ok +pending +1 waits?, the oldest since /m);
    expect(await run("status", "--store", "")).toMatchObject({
      exitCode: 2,
      stderr: "--store: pass the path of a file, or the URL of a PostgreSQL database\n",
    });
    const missing = `${folder.path}/missing.db`;
    expect(await run("status", "--store", missing)).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining(`there is no file ${missing}`),
    });
  },
);

test.for([
  ["status"],
  ["list"],
  ["show", "id"],
  ["replay", "id"],
  ["resolve", "id", "--delivered"],
  ["purge", "a@b.co"],
  ["drain"],
])("outbox %j makes nothing in a database that belongs to somebody else, and ends with 2", async (verb) => {
  await using folder = await createTemporaryFolder();
  const file = join(folder.path, "other.db");
  const database = new DatabaseSync(file);
  database.exec("CREATE TABLE other (name text)");
  database.close();
  const before = await readFile(file);
  const { exitCode, stderr } = await captureCommand(["outbox", ...verb, "--store", file], credentials);
  expect({ exitCode, stderr }).toEqual({ exitCode: 2, stderr: `--store: there is no outbox in ${file}\n` });
  const { stdout } = await captureCommand(["doctor", "--store", file], credentials);
  expect(stdout).toMatch(/^! +outbox +none in this store/m);
  expect(await readdir(folder.path)).toEqual(["other.db"]);
  expect((await readFile(file)).equals(before)).toBe(true);
});

test("outbox makes no tables in a PostgreSQL database that has no outbox", async () => {
  await using kind = await createDatabaseKind(inject("postgresUrl"));
  const { location: database } = await kind.create();
  const { exitCode, stderr } = await captureCommand(["outbox", "status", "--store", database]);
  expect({ exitCode, stderr }).toEqual({
    exitCode: 2,
    stderr: expect.stringContaining("there is no outbox in postgres://postgres:***@"),
  });
  const client = new Client({ connectionString: database });
  await client.connect();
  const { rows } = await client.query("SELECT tablename FROM pg_tables WHERE schemaname = 'public'");
  await client.end();
  expect(rows).toEqual([]);
});

test("fake listens, breaks where it is told to, and says what it received", async () => {
  await using folder = await createTemporaryFolder();
  const command = startCommand(["fake", "--port", "0", "--json", "--log", "--fault", "503"], { folder: folder.path });
  while (!command.output().includes("\n")) await Promise.race([once(command.child.stdout, "data"), command.end]);
  const { url } = JSON.parse(command.output().split("\n")[0] ?? "");
  expect((await fetch(`${url}/anything`)).status).toBe(503);
  command.child.kill("SIGINT");
  const { exitCode, stdout } = await command.end;
  expect(exitCode).toBe(0);
  const lines = stdout.trimEnd().split("\n");
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { url },
    { status: 503 },
    { received: [{ operation: "no operation", calls: 1 }] },
  ]);
});

/** Starts a fake, and calls a path of it once. */
const callFake = async (args: readonly string[], method: string, path: string) => {
  await using folder = await createTemporaryFolder();
  await writeFile(
    join(folder.path, "own.yaml"),
    "openapi: 3.1.0\ninfo: { title: t, version: '1' }\npaths: { /things: { get: { responses: { '204': { description: d } } } } }\n",
  );
  const command = startCommand(["fake", "--port", "0", ...args], { folder: folder.path });
  while (!command.output().includes(" seed ")) await Promise.race([once(command.child.stdout, "data"), command.end]);
  const [url = ""] = /http:\S+?(?=,)/.exec(command.output()) ?? [];
  const { status } = await fetch(url + path, { method });
  command.child.kill("SIGINT");
  return { status, ...(await command.end) };
};

test("fake judges by another document, and counts a single call as one", async () => {
  const { status, exitCode, stdout } = await callFake(["--spec", "own.yaml"], "GET", "/things");
  expect({ status, exitCode }).toEqual({ status: 204, exitCode: 0 });
  expect(stdout).toMatch(/GET \/things +1 call: 1 /);
});

test("fake says what is wrong with a document, and ends with 2", async () => {
  await using folder = await createTemporaryFolder();
  const path = join(folder.path, "own.json");
  for (const [text, message] of [
    ['{"swagger":"2.0"}', "is no OpenAPI 3 document"],
    ["a: [", "cannot be read: "],
    ['{"openapi":"3.1.0","paths":{"/a":{"get":{"parameters":[{"$ref":"#/nowhere"}]}}}}', "#/nowhere"],
  ] as const) {
    await writeFile(path, text);
    const { exitCode, stderr } = await captureCommand(["fake", "--spec", path]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 2, stderr: expect.stringContaining(message) });
    expect(stderr).toMatch(/^--spec: /);
  }
  expect(await captureCommand(["fake", "--spec", `${path}.missing`])).toMatchObject({ exitCode: 2 });
});

test("the exit code says how the work ended when the reader of the output has gone, and a fake ends", async () => {
  await using folder = await createTemporaryFolder();
  const misused = startCommand(["spec", "nothing"], { folder: folder.path });
  misused.child.stdout.destroy();
  misused.child.stderr.destroy();
  expect(await misused.end).toMatchObject({ exitCode: 2 });
  const used = startCommand(["doctor", "--json"], { folder: folder.path });
  used.child.stdout.destroy();
  expect(await used.end).toMatchObject({ exitCode: 1, stderr: "" });
  const fake = startCommand(["fake", "--port", "0"], { folder: folder.path });
  fake.child.stdout.destroy();
  expect(await fake.end).toMatchObject({ exitCode: 0 });
});

test.for([
  ["--port", "x"],
  ["--fault", "boredom"],
  ["--fault", "503=2"],
  ["--quota", "300"],
  ["--account", "key"],
] as const)("fake refuses %s %s", async ([name, value]) => {
  const { exitCode, stderr } = await captureCommand(["fake", name, value]);
  expect(exitCode).toBe(2);
  expect(stderr).toContain(name);
});
