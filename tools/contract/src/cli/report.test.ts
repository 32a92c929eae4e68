import { once } from "node:events";
import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { connect, createServer } from "node:net";
import { join } from "node:path";
import { createFake, type Fake, type FakeOptions } from "@gong-engagement/fake";
import { createTemporaryFolder } from "@gong-engagement/kit/create-temporary-folder";
import { runCommand } from "@gong-engagement/kit/run-command";
import { describe, expect, inject, onTestFinished, test } from "vitest";
import { markers, timesRecorded, unkeyed } from "../outbox/create-fixture.ts";
import { createDatabaseKind } from "../outbox/stores.ts";
import { captureCommand } from "./capture-command.ts";
import { environmentOf, runCommandLine, startCommand } from "./start-command.ts";
import { toCsv, toNdjson } from "./write-rows.ts";

const marks = (count: number): readonly string[] => Array.from({ length: count }, (_, index) => `row ${index + 1}.`);

/** An empty folder, and a fake that the command sends to. */
const createScene = async (options: FakeOptions = {}) => {
  const folder = await createTemporaryFolder();
  const fake = createFake({ quota: false, ...options });
  const server = await fake.listen();
  const environment = environmentOf(fake, server);
  const ending = new AbortController();
  const { signal } = ending;
  onTestFinished(() => ending.abort()); // A test that takes too long leaves no process.
  return {
    fake,
    folder: folder.path,
    environment,
    signal,
    write: (name: string, text: string) => writeFile(join(folder.path, name), text),
    read: (name: string) => readFile(join(folder.path, name), "utf8"),
    run: (args: readonly string[]) => captureCommand(args, environment, folder.path),
    runProcess: (args: readonly string[], input?: string) =>
      runCommandLine(args, { folder: folder.path, environment, signal, ...(input !== undefined && { input }) }),
    async [Symbol.asyncDispose]() {
      await server.close();
      await folder[Symbol.asyncDispose]();
    },
  };
};

const expectOnce = (fake: Fake, wanted: readonly string[]): void => {
  expect(wanted.map((mark) => [mark, timesRecorded(fake, mark)])).toEqual(wanted.map((mark) => [mark, 1]));
};

const quick = ["--rate", "1000/s"];

/** Several processes, one after the other, on a machine that may be busy. */
const timeout = 60_000;

test.for(markers.map((marker) => [marker.mark("one").operation.operationId, marker] as const))(
  "report takes a complete row of %s from CSV as the schema has it",
  async ([name, { mark }]) => {
    await using scene = await createScene();
    const { input } = mark("one");
    await scene.write("rows.csv", toCsv([input]));
    const file = join(scene.folder, "rows.csv");
    const { exitCode, stdout, stderr } = await captureCommand(["report", name, file, "--dry-run", "--json"]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(JSON.parse(stdout)).toMatchObject({
      rows: { read: 1, right: 1, wrong: 0 },
      sample: JSON.parse(JSON.stringify(input)),
    });
    expect(existsSync(`${file}.outbox.db`)).toBe(false);
  },
);

describe.each(unkeyed)("report of rows without a key", { timeout }, ({ mark }) => {
  const { operation, property } = mark("");
  const name = operation.operationId;
  const inputs = marks(6).map((text) => mark(text).input);

  test("sends each row of a file once, also when it is started again with more rows", async () => {
    await using scene = await createScene();
    await scene.write("rows.csv", toCsv(inputs.slice(0, 4)));
    const first = await scene.runProcess(["report", name, "rows.csv", "--limit", "2", ...quick]);
    expect(first).toMatchObject({ exitCode: 0, stderr: "", stdout: expect.stringContaining("2 rows: 2 new.") });
    await scene.write("rows.csv", toCsv(inputs.toReversed()));
    const second = await scene.run(["report", name, "rows.csv", ...quick]);
    expect(second).toMatchObject({ exitCode: 0, stdout: expect.stringContaining("6 rows: 4 new, 2 known already") });
    expectOnce(scene.fake, marks(6));
    expect(scene.fake.attempts).toHaveLength(6);
  });

  test("reads NDJSON from standard input, and keeps it in the store that is named", async () => {
    await using scene = await createScene();
    const args = ["report", name, "--store", "own.db", "--json", ...quick];
    const { exitCode, stdout } = await scene.runProcess(args, toNdjson(inputs));
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      enqueued: { new: 6, known: 0 },
      drained: { receipt: { delivered: 6 } },
    });
    expectOnce(scene.fake, marks(6));
    expect(await scene.runProcess(["report", name], toNdjson(inputs))).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining("--store FILE"),
    });
  });

  test("reads a named pipe, as a shell makes it of <(command), and asks for a store before it reads", async () => {
    await using scene = await createScene();
    const pipe = join(scene.folder, "rows.csv");
    await runCommand("mkfifo", [pipe], { cwd: scene.folder });
    expect(await scene.run(["report", name, "rows.csv"])).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining("need a store"),
    });
    const reporting = scene.run(["report", name, "rows.csv", "--store", "own.db", ...quick]);
    await writeFile(pipe, toCsv(inputs));
    expect(await reporting).toMatchObject({ exitCode: 0, stdout: expect.stringContaining("6 rows: 6 new.") });
    expectOnce(scene.fake, marks(6));
  });

  test("lists wrong rows with line and field, sends the others, and takes the list when it is corrected", async () => {
    await using scene = await createScene();
    const rows = toNdjson(inputs.slice(0, 3)).split("\n");
    await scene.write(
      "rows.ndjson",
      [rows[0], JSON.stringify({ ...inputs[1], [property]: 7 }), "{", "", rows[2]].join("\n"),
    );
    const first = await scene.run(["report", name, "rows.ndjson", ...quick]);
    expect(first).toMatchObject({
      exitCode: 1,
      stdout: expect.stringContaining("2 wrong rows of 4, see rows.ndjson.wrong.ndjson"),
    });
    expectOnce(scene.fake, [marks(3)[0] ?? "", marks(3)[2] ?? ""]);
    const [wrong = "", broken = ""] = (await scene.read("rows.ndjson.wrong.ndjson")).split("\n");
    expect(JSON.parse(wrong)).toMatchObject({ "#line": 2, "#problems": [{ field: property }] });
    expect(JSON.parse(broken)).toMatchObject({ "#line": 3, "#text": "{", "#problems": [{ problem: "is not JSON" }] });
    await scene.write("corrected.ndjson", JSON.stringify({ ...JSON.parse(wrong), [property]: marks(2)[1] }));
    expect(await scene.run(["report", name, "corrected.ndjson", ...quick])).toMatchObject({ exitCode: 0 });
    expectOnce(scene.fake, marks(3));
  });

  test("sends nothing if a row is wrong and --strict is given", async () => {
    await using scene = await createScene();
    await scene.write("rows.ndjson", `${toNdjson(inputs)}[]`);
    const { exitCode, stdout } = await scene.run(["report", name, "rows.ndjson", "--strict", ...quick]);
    expect({ exitCode, stdout }).toMatchObject({ exitCode: 1, stdout: expect.stringContaining("Nothing was sent.") });
    expect(scene.fake.attempts).toEqual([]);
  });

  test("maps columns to fields, and refuses one that is not a field", async () => {
    await using scene = await createScene();
    const header = `"${property}"`;
    await scene.write(
      "rows.csv",
      toCsv(inputs)
        .replace(header, '"Own, name"')
        .replaceAll(/$(?=\n)/gm, ',"x"'),
    );
    const refused = await scene.run(["report", name, "rows.csv", ...quick]);
    expect(refused).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('The column "Own, name" is not a field of'),
    });
    const maps = ["--map", `Own, name=${property}`, "--map", "x="];
    expect(await scene.run(["report", name, "rows.csv", ...maps, ...quick])).toMatchObject({ exitCode: 0, stderr: "" });
    expectOnce(scene.fake, marks(6));
  });

  test("tells rows apart by the column of --id", async () => {
    await using scene = await createScene();
    const [input = {}] = inputs;
    await scene.write("rows.ndjson", toNdjson(["a", "b", "a"].map((row) => ({ ...input, row }))));
    const result = await scene.run(["report", name, "rows.ndjson", "--id", "row", ...quick]);
    expect(result).toMatchObject({ exitCode: 0, stdout: expect.stringContaining("3 rows: 2 new, 1 known already") });
    expect(scene.fake.events).toHaveLength(2);
    await scene.write("nameless.ndjson", toNdjson([input, { ...input, row: "" }, { ...input, row: { id: 1 } }]));
    const nameless = await scene.run(["report", name, "nameless.ndjson", "--id", "row", ...quick]);
    expect(nameless).toMatchObject({ exitCode: 1, stdout: expect.stringContaining("3 wrong rows of 3") });
    expect(scene.fake.events).toHaveLength(2);
  });

  test("lists rows that the service refuses, and rows in doubt, by line; somebody settles these", async () => {
    await using scene = await createScene();
    scene.fake.fail(400, { times: 1 });
    scene.fake.fail("reset-after-commit", { after: 1, times: 1 });
    await scene.write("rows.csv", toCsv(inputs));
    const args = ["report", name, "rows.csv", ...quick];
    const { exitCode, stdout } = await scene.run(args);
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/line \d: refused: .*400/);
    expect(stdout).toMatch(/line \d: dead: in-doubt/);
    expect(await scene.read("rows.csv.wrong.csv")).toMatch(/^\d,,"?refused by the service: /m);
    const outbox = (...verb: readonly string[]) =>
      captureCommand(["outbox", ...verb, "--store", join(scene.folder, "rows.csv.outbox.db")], scene.environment);
    const listed = await outbox("list", "--reason", "in-doubt", "--json");
    const [{ id }] = JSON.parse(listed.stdout);
    expect(await scene.read("rows.csv.in-doubt.csv")).toContain(`(event ${id})`);
    expect((await outbox("show", id)).stdout).toMatch(/^state +dead: in-doubt$/m);
    expect(await outbox("resolve", id, "--delivered")).toMatchObject({ exitCode: 0 });
    expect(await outbox("resolve", id, "--delivered")).toMatchObject({ exitCode: 1 });
    const replayed = await outbox("replay", "--operation", name);
    expect(replayed.stdout).toContain("1 event pending again.");
    const drained = await outbox("drain", ...quick);
    expect(drained).toMatchObject({ exitCode: 0, stdout: expect.stringContaining("1 event delivered.") });
    expectOnce(scene.fake, marks(6));
    expect(await scene.run(args)).toMatchObject({ exitCode: 0 });
    expect(scene.fake.events).toHaveLength(6);
  });

  test("stops where access is refused, and leaves the rows in the outbox", async () => {
    await using scene = await createScene();
    scene.fake.fail(401, { times: 100 });
    await scene.write("rows.csv", toCsv(inputs));
    const first = await scene.run(["report", name, "rows.csv", ...quick]);
    expect(first).toMatchObject({
      exitCode: 1,
      stdout: expect.stringMatching(/Stopped: access is refused: .*\. Left in the outbox: 6 events\./),
    });
    for (const secret of Object.values(scene.fake.auth)) expect(first.stdout + first.stderr).not.toContain(secret);
    const store = join(scene.folder, "rows.csv.outbox.db");
    const doctor = await captureCommand(["doctor", "--store", store, "--json"], scene.environment);
    const { findings } = JSON.parse(doctor.stdout);
    expect(findings).toContainEqual(expect.objectContaining({ check: "blocked", level: "fault" }));
    expect(findings).toContainEqual(expect.objectContaining({ check: "pending", level: "ok" }));
  });

  test("ends in order at Ctrl+C, and goes on when it is started again", async () => {
    let interrupt = (): void => {};
    await using scene = await createScene({ onAttempt: () => interrupt() });
    const many = marks(60);
    await scene.write("rows.csv", toCsv(many.map((text) => mark(text).input)));
    const args = ["report", name, "rows.csv", "--rate", "20/s"];
    const command = startCommand(args, scene);
    interrupt = () => {
      if (scene.fake.attempts.length === 5) command.child.kill("SIGINT");
    };
    expect(await command.end).toMatchObject({
      exitCode: 1,
      stdout: expect.stringMatching(/Stopped: it was interrupted \(SIGINT\)\. Left in the outbox: \d+ events\./),
    });
    expect(scene.fake.attempts.length).toBeLessThan(60);
    expect(await scene.run(["report", name, "rows.csv", ...quick])).toMatchObject({ exitCode: 0 });
    expectOnce(scene.fake, many);
    expect(scene.fake.attempts).toHaveLength(60);
  });

  test("is done at Ctrl+C if what was under way was all that was left", async () => {
    let interrupt = (): void => {};
    await using scene = await createScene({ onAttempt: () => interrupt() });
    scene.fake.fail("slow", { rate: 1, delay: 1_000 });
    await scene.write("rows.csv", toCsv([mark("one").input]));
    const command = startCommand(["report", name, "rows.csv", ...quick], scene);
    interrupt = () => command.child.kill("SIGINT");
    const { exitCode, stdout } = await command.end;
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: expect.stringContaining(": 1 delivered") });
    expect(stdout).not.toContain("Stopped");
  });

  test("records each row once or has it in doubt by name, when it is killed and started again", async () => {
    let watch = (): void => {};
    await using scene = await createScene({ onAttempt: () => watch() });
    scene.fake.fail("slow", { rate: 0.2, delay: 30 });
    const many = marks(80);
    await scene.write("rows.csv", toCsv(many.map((text) => mark(text).input)));
    const args = ["report", name, "rows.csv", "--timeout", "2s", "--rate", "60/s", "--json"];
    const command = startCommand(args, scene);
    watch = () => {
      if (scene.fake.attempts.length >= 30) command.child.kill("SIGKILL");
    };
    expect((await command.end).exitCode).toBe(null);
    watch = () => {};
    const last = await scene.run(args);
    const { drained, dead } = JSON.parse(last.stdout);
    expect(drained.receipt).toMatchObject({ accepted: 80, refused: 0, pending: 0, delivered: 80 - dead });
    expect(last.exitCode).toBe(dead > 0 ? 1 : 0);
    const inDoubt = dead > 0 ? await scene.read("rows.csv.in-doubt.csv") : "";
    for (const text of many) {
      const times = timesRecorded(scene.fake, text);
      expect({ text, times, inDoubt: inDoubt.includes(text) }).toEqual({
        text,
        times,
        inDoubt: times === 0 || inDoubt.includes(text),
      });
      expect(times).toBeLessThanOrEqual(1);
    }
  });

  test("keeps the rows in PostgreSQL", async () => {
    await using scene = await createScene();
    await using kind = await createDatabaseKind(inject("postgresUrl"));
    const { location: database } = await kind.create();
    await scene.write("rows.csv", toCsv(inputs));
    const args = ["report", name, "rows.csv", "--store", database, "--json", ...quick];
    const { exitCode, stdout } = await scene.run(args);
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      store: expect.stringContaining("postgres:***@127.0.0.1"),
      enqueued: { new: 6 },
    });
    expectOnce(scene.fake, marks(6));
    const doctor = await scene.run(["doctor", "--store", database]);
    expect(doctor.stdout).toMatch(/^ok +PostgreSQL +\d/m);
    expect(doctor.stdout).toMatch(/^ok +clock of the server +\d/m);
    expect(doctor.stdout).not.toContain("postgres:postgres@");
  });
});

test.each(unkeyed.slice(0, 1))(
  "report sends nothing of a file that is changed between check and outbox",
  { timeout },
  async ({ mark }) => {
    await using scene = await createScene();
    await using kind = await createDatabaseKind(inject("postgresUrl"));
    const { location: database } = await kind.create();
    const rows = marks(3).map((text) => mark(text).input);
    await scene.write("rows.ndjson", toNdjson(rows));
    const { port } = new URL(database);
    // The command opens its store when all rows are checked.
    const gate = createServer((socket) => {
      void scene.write("rows.ndjson", `[]\n${toNdjson(rows.slice(1))}`).then(() => {
        const target = connect(Number(port), "127.0.0.1");
        socket.on("error", () => target.destroy()).pipe(target);
        target.on("error", () => socket.destroy()).pipe(socket);
      });
    });
    await once(gate.listen(0, "127.0.0.1"), "listening");
    const address = gate.address();
    const store = database.replace(port, String(typeof address === "object" && address?.port));
    const { operationId } = mark("").operation;
    const ended = await scene.run(["report", operationId, "rows.ndjson", "--store", store, ...quick]);
    gate.close();
    expect(ended).toMatchObject({
      exitCode: 1,
      stdout: "",
      stderr: "rows.ndjson was changed while it was read. Nothing was sent: start again\n",
    });
    expect(scene.fake.attempts).toEqual([]);
  },
);

test("report says what is wrong with its arguments, and ends with 2", async () => {
  const [name = ""] = markers.map(({ mark }) => mark("").operation.operationId);
  const key = { GONG_ACCESS_KEY: "key", GONG_ACCESS_KEY_SECRET: "secret" };
  expect(await captureCommand(["report", "nothing", "rows.csv"], key)).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining(name),
  });
  expect(await captureCommand(["report", name, "rows.csv"], key)).toMatchObject({
    exitCode: 2,
    stderr: "rows.csv cannot be read: ENOENT\n",
  });
  expect(await captureCommand(["report", name, "rows.csv"])).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining("`gong-engagement doctor` says more."),
  });
  await using folder = await createTemporaryFolder();
  const file = join(folder.path, "rows.csv");
  await writeFile(file, "#note\n");
  for (const wrong of [file, join(folder.path, "./rows.csv")]) {
    expect(await captureCommand(["report", name, file, "--wrong", wrong], key)).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining("is the file of the rows, or the store"),
    });
  }
  expect(await readFile(file, "utf8")).toBe("#note\n");
  await writeFile(join(folder.path, "binary.csv"), Buffer.from("\u001B]0;title\u0007\u001B[2J".repeat(5_000)));
  const binary = await captureCommand(["report", name, join(folder.path, "binary.csv")], key);
  expect(binary.exitCode).toBe(2);
  for (const character of ["\u001B", "\u0007"]) expect(binary.stderr).not.toContain(character);
  expect(binary.stderr.length).toBeLessThan(10_000);
  const store = join(folder.path, "missing/own.db");
  expect(await captureCommand(["report", name, file, "--store", store], key)).toMatchObject({
    exitCode: 0,
    stdout: "There are no rows.\n",
  });
  expect(await captureCommand(["outbox", "drain", "--store", file], key)).toMatchObject({
    exitCode: 2,
    stderr: expect.stringMatching(/^--store: .*file is not a database/),
  });
  expect(await captureCommand(["report", name, "rows.csv", "--rate", "3"], key)).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining("It takes 3/s, 1000/min, 10000/d and the like."),
  });
});
