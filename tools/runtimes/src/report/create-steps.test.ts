import { describe, expect, it } from "vitest";
import { createSteps } from "./create-steps.ts";

describe("createSteps", () => {
  it("begins no more steps at once than the limit, and the others in order", async () => {
    const begun: string[] = [];
    const ends = new Map<string, () => void>();
    const steps = createSteps(2, () => {});
    const all = ["a", "b", "c", "d"].map((label) =>
      steps.run(label, () => {
        begun.push(label);
        return new Promise<void>((resolve) => ends.set(label, resolve));
      }),
    );
    await Promise.resolve();
    expect(begun).toEqual(["a", "b"]);

    ends.get("b")?.();
    await all[1];
    await Promise.resolve();
    expect(begun).toEqual(["a", "b", "c"]);

    ends.get("a")?.();
    await all[0];
    await Promise.resolve();
    expect(begun).toEqual(["a", "b", "c", "d"]);
  });

  it("prints when each step began and how long it took, hands failures on, and goes on after them", async () => {
    const lines: string[] = [];
    const steps = createSteps(1, (line) => lines.push(line));
    const failed = steps.run("pack", () => Promise.reject(new Error("no")));
    const done = steps.run("install", () => Promise.resolve(1));
    await expect(failed).rejects.toThrow("no");
    await expect(done).resolves.toBe(1);
    expect(lines).toEqual([
      expect.stringMatching(/^ +0\.0 \+ +0\.0 s {2}pack: FAILED$/),
      expect.stringMatching(/^ +0\.0 \+ +0\.0 s {2}install$/),
    ]);
  });
});
