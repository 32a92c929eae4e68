import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import type { Figures, Variant } from "./benchmark.ts";
import { runVariant } from "./run-variant.ts";

/** A variant that can be measured again and again. */
export interface StartedVariant extends AsyncDisposable {
  /** Figures of one round. */
  measure(): Promise<Figures>;
}

/** Milliseconds after which a process that is still there is ended. */
const timeout = 3_600_000;

/** Starts a variant whose script calls `serveRounds`: its process stays, warm, from round to round. */
const startResident = ({ name, script, arguments: scriptArguments = [] }: Variant): StartedVariant => {
  const child = spawn(process.execPath, [script, ...scriptArguments], { timeout, stdio: "pipe" });
  // A process that has failed reads no more: how it ended tells why.
  child.stdin.on("error", () => {});
  const closed = once(child, "close");
  const errors = text(child.stderr);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async measure() {
      child.stdin.write("\n");
      const { value } = await lines.next();
      if (value !== undefined) return JSON.parse(value);
      const [exitCode, signal] = await closed;
      throw new Error(`${name} exited with ${exitCode ?? signal}:\n${await errors}`);
    },
    async [Symbol.asyncDispose]() {
      child.stdin.end();
      await closed;
    },
  };
};

export const startVariant = (variant: Variant, isResident: boolean): StartedVariant =>
  isResident
    ? startResident(variant)
    : { measure: () => runVariant(variant), [Symbol.asyncDispose]: () => Promise.resolve() };
