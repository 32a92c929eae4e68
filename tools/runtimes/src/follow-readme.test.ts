import { describe, expect, it } from "vitest";
import { findMissing, readCommands, readWalkthrough } from "./follow-readme.ts";

const sh = (command: string): string => `\`\`\`sh\n${command}\n\`\`\`\n`;
const text = "```text\nlistens\nrecorded\n```\n";

describe("readWalkthrough", () => {
  it("reads how a project is started, what is asked of it, and what it prints", () => {
    expect(readWalkthrough(`${sh("npm install && npm start")}${sh("curl http://127.0.0.1:3000")}${text}`)).toEqual({
      start: "npm start",
      request: "curl http://127.0.0.1:3000\n",
      lines: ["listens", "recorded"],
    });
  });

  it("refuses a README that starts nothing, that shows no output, or that is long", () => {
    expect(() => readWalkthrough(text)).toThrow("npm install");
    expect(() => readWalkthrough(sh("npm install && npm start"))).toThrow("what it prints");
    expect(() => readWalkthrough("\n".repeat(40) + text)).toThrow("lines");
  });
});

describe("readCommands", () => {
  it("reads the commands of a section, also those of several lines", () => {
    const readme = `${sh("no")}\n## Try it\n${sh("install it\nstart it &\nprint it |\n  A=b \\\n  send it")}\n## Next\n${sh("no")}`;
    expect(readCommands(readme, "Try it")).toEqual(["install it", "start it &", "print it | A=b  send it"]);
    expect(readCommands(readme, "Another")).toEqual([]);
  });
});

describe("findMissing", () => {
  it("finds lines in their order, among others and with colours", () => {
    expect(findMissing("listens on 80\nbusy\n\u001b[32mrecorded\u001b[39m 5 ms\n", ["listens", "recorded"])).toEqual(
      [],
    );
    expect(findMissing("recorded\nlistens\n", ["listens", "recorded"])).toEqual(["recorded"]);
  });
});
