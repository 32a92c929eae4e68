import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline/promises";
import { fileURLToPath } from "node:url";
import type { Limit } from "../programs/program.ts";
import { onOtherCore } from "./pin.ts";

/** What arrived at the server. */
export interface Counts {
  /** Events that were accepted, each counted once. */
  readonly delivered: number;
  /** Answers of status 429. */
  readonly refused: number;
}

export interface Server extends AsyncDisposable {
  readonly baseUrl: string;
  count(): Promise<Counts>;
}

/** Starts the service in a process of its own, on another core than what is measured. It accepts everything, or what the limit allows. */
export const startServer = async (limit?: Limit): Promise<Server> => {
  const script = fileURLToPath(new URL("server.ts", import.meta.url));
  const limitArguments = limit ? [`${limit.rate}`, `${limit.burst}`] : [];
  const [command = process.execPath, ...commandArguments] = [
    ...onOtherCore,
    process.execPath,
    script,
    ...limitArguments,
  ];
  const child = spawn(command, commandArguments, { stdio: ["pipe", "pipe", "inherit"] });
  const [port] = await once(createInterface(child.stdout), "line");
  const baseUrl = `http://127.0.0.1:${port}`;
  return {
    baseUrl,
    count: async () => (await fetch(baseUrl)).json() as Promise<Counts>,
    [Symbol.asyncDispose]: async () => {
      child.stdin.end();
      await once(child, "close");
    },
  };
};
