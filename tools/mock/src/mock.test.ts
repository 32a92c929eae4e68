import { describe, expect, inject, test } from "vitest";
import { runScript } from "./run-script.ts";

describe("pnpm mock", () => {
  test.each(["SIGINT", "SIGTERM"] as const)("answers until %s, and then ends with 0", async (signal) => {
    await using mock = runScript("mock.ts", "--port", "0");
    const introduction = await mock.waitFor(/Ctrl\+C/);
    const [url = ""] = /http:\/\/127\.0\.0\.1:\d+\S*/.exec(introduction) ?? [];
    expect((await fetch(url)).status).toBe(404);
    expect(introduction).toMatch(new RegExp(`curl -i -X [A-Z]+ ${url}/`));
    expect(introduction).toContain(`new GongEngagement({ baseUrl: "${new URL(url).origin}", auth })`);
    expect(introduction).toContain("Prefer: code=429");

    mock.kill(signal);
    expect(await mock.end).toMatchObject({ exitCode: 0, stderr: "" });
  });

  test("says in one line that the port is in use, and ends with 1", async () => {
    const port = Number(new URL(inject("prismUrl")).port);
    await using mock = runScript("mock.ts", "--port", String(port));
    const stderr = `Port ${port} of 127.0.0.1 is in use. Take another one: pnpm mock --port ${port + 1}\n`;
    expect(await mock.end).toEqual({ exitCode: 1, stdout: "", stderr });
  });

  test("refuses a wrong argument with the usage, and ends with 2", async () => {
    await using mock = runScript("mock.ts", "--prot", "1");
    const { exitCode, stdout, stderr } = await mock.end;
    expect(exitCode).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toMatch(/--prot.*\n\nUsage: pnpm mock \[--port N\]/);
  });
});
