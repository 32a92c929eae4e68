import { type CommandOptions, runCommand } from "./run-command.ts";

interface TestOptions extends CommandOptions {
  /** The Node.js that runs the tests. */
  readonly command: string;
}

/**
 * Runs files with tests of Node's own runner.
 *
 * @throws Error with what the runner printed of the tests that failed, or if there was none, or one that was skipped.
 */
export const runTests = async (files: readonly string[], { command, ...options }: TestOptions): Promise<void> => {
  const output = await runCommand(command, ["--test", "--test-reporter=tap", ...files], options);
  const count = (outcome: string): number => Number(new RegExp(`^# ${outcome} (\\d+)$`, "m").exec(output)?.[1]);
  const passed = count("pass");
  if (!(passed >= files.length && passed === count("tests"))) throw new Error(`Not all tests passed:\n${output}`);
};
