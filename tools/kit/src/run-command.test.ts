import { once } from "node:events";
import { createServer } from "node:net";
import { expect, test } from "vitest";
import { CommandError, runCommand } from "./run-command.ts";

const cwd = import.meta.dirname;
const node = (code: string, options: object = {}) => runCommand(process.execPath, ["-e", code], { cwd, ...options });

test("runCommand resolves with what a command wrote to stdout", async () => {
  expect(await node("console.log('out'); console.error('error')")).toBe("out\n");
});

test("runCommand rejects with all output of a command that fails", async () => {
  const failure = await node("console.log('out'); console.error('error'); process.exitCode = 3").catch(
    (error) => error,
  );
  expect(failure).toBeInstanceOf(CommandError);
  expect(failure.message).toContain("failed with exit code 3");
  expect(failure.output).toContain("out\n");
  expect(failure.output).toContain("error\n");
});

test("runCommand shows the end of a long output", async () => {
  const failure = await node("for (let i = 1; i <= 100; i++) console.log('line ' + i); process.exitCode = 1").catch(
    (error) => error,
  );
  expect(failure.message).toContain("... 60 lines before\n  line 61\n");
});

test("runCommand rejects if there is no such command", async () => {
  await expect(runCommand("no-such-command", [], { cwd })).rejects.toThrow("could not be started");
});

test("runCommand passes output on as it is written", async () => {
  const texts: string[] = [];
  await node("console.log('out'); console.error('error')", { onOutput: (text: string) => texts.push(text) });
  expect(texts.join("")).toContain("out\n");
  expect(texts.join("")).toContain("error\n");
});

/** A command that starts another one, which connects to a port and stays. */
const startAnother = (port: number): string => `
  const { spawn } = require("node:child_process");
  spawn(process.execPath, ["-e", "require('node:net').connect(${port}, '127.0.0.1').resume()"], { stdio: "inherit" });
`;

test.for(["timeout", "signal"] as const)(
  "runCommand ends a command by its %s, and all that it started",
  async (bound) => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    const port = typeof address === "object" && address ? address.port : 0;
    const interruption = new AbortController();
    const command = node(
      startAnother(port),
      bound === "timeout" ? { timeout: 3_000 } : { signal: interruption.signal },
    );
    const rejection = expect(command).rejects.toThrow(bound === "timeout" ? "did not end within 3 s" : "interrupted");
    const [socket] = await once(server, "connection");
    const closed = once(
      socket.on("error", () => {}),
      "close",
    );
    interruption.abort();
    await rejection;
    await closed;
    server.close();
  },
);
