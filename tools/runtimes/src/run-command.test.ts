import { describe, expect, it } from "vitest";
import { runCommand } from "./run-command.ts";

const folder = import.meta.dirname;

const runScript = (script: string, timeout?: number): Promise<string> =>
  runCommand(process.execPath, ["--eval", script], { folder, ...(timeout && { timeout }) });

describe("runCommand", () => {
  it("returns what was printed", async () => {
    await expect(runScript("console.log('one'); console.error('two')")).resolves.toBe("one\n");
  });

  it("says all that was printed when the command fails", async () => {
    const failed = runScript("console.log('one'); console.error('two'); process.exitCode = 3");
    await expect(failed).rejects.toThrow(/one\ntwo\n\(exited with 3\)$/);
  });

  it("ends a command that takes too long", async () => {
    await expect(runScript("setInterval(() => {}, 1_000)", 50)).rejects.toThrow("did not end within 0.05 s");
  });

  it("says that a command does not exist", async () => {
    await expect(runCommand("no-such-command", [], { folder })).rejects.toThrow("not on the PATH");
  });

  it("passes on nothing that configures a runtime or the packages", async () => {
    process.env.GONG_BEARER_TOKEN = "token";
    process.env.NODE_PATH = "/elsewhere";
    try {
      const names = await runScript("console.log(Object.keys(process.env).join())");
      expect(names).toMatch(/\bPATH\b/);
      expect(names).not.toMatch(/GONG_|NODE_PATH/);
    } finally {
      delete process.env.GONG_BEARER_TOKEN;
      delete process.env.NODE_PATH;
    }
  });
});
