import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { generate } from "../generate.ts";
import { createPackages } from "./create-packages.ts";
import { type EchoedRequest, startEchoServer } from "./start-echo-server.ts";

/** A client, or the SDK, without types: they are made while the test runs. */
export type AnyClient = Readonly<Record<string, (...values: unknown[]) => Promise<unknown>>>;

/** The SDK of a fixture, beside a server that answers it. */
export interface StartedSdk extends AsyncDisposable {
  readonly serverUrl: string;
  readonly createClient: (options: object) => AnyClient;
  /** Calls an operation, and gives what that resolves with. */
  call(operation: string, client: AnyClient, input?: object, options?: object): Promise<unknown>;
  /** Sends an operation, and gives what came over the wire. */
  send(operation: string, input?: object, options?: object): Promise<EchoedRequest>;
}

/**
 * Generates the packages of a feature's fixture, and loads the SDK of these.
 *
 * @param fixture - name of the file below `fixtures/features`, without extension
 */
export const startSdk = async (fixture: string): Promise<StartedSdk> => {
  const packages = await createPackages("handwritten");
  const server = await startEchoServer();
  const specFile = fileURLToPath(new URL(`../../fixtures/features/${fixture}.yaml`, import.meta.url));
  const packagesFolder = packages.folder;
  await generate({ packagesFolder, specFile, overlayFile: false, check: false, onProgress: () => {} });
  const sdk = await import(/* @vite-ignore */ join(packagesFolder, "sdk/src/index.ts"));
  return {
    serverUrl: server.url,
    createClient: sdk.createClient,
    call: (operation, client, input, options) => sdk[operation](client, input, options),
    async send(operation, input = {}, options = {}) {
      const client = sdk.createClient({ auth: false, baseUrl: server.url, rateLimit: false, ...options });
      const { length } = server.requests;
      await sdk[operation](client, input);
      const [request, ...others] = server.requests.slice(length);
      if (!request || others.length > 0) throw new Error(`${server.requests.length - length} requests arrived`);
      return request;
    },
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]();
      await packages[Symbol.asyncDispose]();
    },
  };
};
