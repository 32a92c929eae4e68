import { parseArgs } from "node:util";

/** Where the mock listens unless it is told otherwise. */
const defaultPort = 4010;

export const usage = `Usage: pnpm mock [--port N]

Starts a mock of the service on 127.0.0.1, made by Prism from spec/openapi.yaml and spec/overlay.yaml.

  --port N  listen on this port instead of ${defaultPort}; 0 takes any free one`;

export interface MockArguments {
  readonly port: number;
  readonly help: boolean;
}

/** @throws Error if an argument is unknown or the port is not a port number. */
export const parseMockArguments = (args: readonly string[]): MockArguments => {
  const { values } = parseArgs({
    args: [...args],
    options: { port: { type: "string" }, help: { type: "boolean", default: false } },
  });
  const port = values.port ?? String(defaultPort);
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
    throw new Error(`--port takes a number up to 65535, not "${port}"`);
  return { port: Number(port), help: values.help };
};
