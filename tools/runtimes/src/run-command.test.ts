import { describe, expect, it } from "vitest";
import { runCommand } from "./run-command.ts";

const folder = import.meta.dirname;

const runScript = (script: string): Promise<string> => runCommand(process.execPath, ["--eval", script], { folder });

describe("runCommand", () => {
  it("shows all that a command printed that fails, however long", async () => {
    const failed = runScript("for (let line = 1; line <= 200; line++) console.log(line); process.exitCode = 3");
    await expect(failed).rejects.toThrow(/failed with exit code 3\n {2}1\n(.|\n)* {2}200$/);
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
