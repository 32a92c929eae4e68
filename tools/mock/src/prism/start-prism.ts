import { once } from "node:events";
import type { AddressInfo } from "node:net";
import type { OpenApiDocument } from "@gong-engagement/generator/model/openapi";
import { parseOperations } from "@gong-engagement/generator/model/parse-operations";
import { parseServer } from "@gong-engagement/generator/model/parse-service";
import { createLogger } from "@stoplight/prism-core";
import { getHttpOperationsFromSpec } from "@stoplight/prism-http";
import { createServer } from "@stoplight/prism-http-server";
import { adaptForPrism } from "./adapt-for-prism.ts";
import { createJsonGuard, type ExplainRefusal } from "./create-json-guard.ts";
import { namePath } from "./workarounds/names.ts";

export interface Prism extends AsyncDisposable {
  /** Where it listens, without a path: what `baseUrl` of a client takes. */
  readonly url: string;
  /** The same with the path of the spec's first server (`/v2`), under which the operations answer. */
  readonly serverUrl: string;
  /** What of the document Prism can check. */
  readonly document: OpenApiDocument;
  /** Ends all connections and stops. Nothing of it keeps the process alive. */
  close(): Promise<void>;
}

const host = "127.0.0.1";

const config = {
  mock: { dynamic: false },
  checkSecurity: true,
  validateRequest: true,
  validateResponse: true,
  errors: false,
  upstreamProxy: undefined,
  isProxy: false,
} as const;

/** Prism compares the text of a path with that of a URL, in which not every character stands for itself. */
const encodePath = (path: string): string =>
  path.replaceAll(/\{[^{}]*\}|[^{}]+/g, (part) =>
    // Between letters, a dot does not lead to another folder.
    part.startsWith("{") ? part : new URL(`http://localhost/x${part}x`).pathname.slice(2, -1),
  );

const pathOf = (server: string): string => new URL(server, "http://localhost").pathname.replace(/\/+$/, "");

/**
 * Starts a Prism mock of an OpenAPI document in this process, on 127.0.0.1 only. The operations answer under the path
 * of their server, or of the document's first, other paths with 404.
 *
 * @param options.port - 0, the default, takes any free one.
 * @param options.explain - says more of a refusal than Prism does.
 * @throws the system's error if the port cannot be had (`code` is `EADDRINUSE` if it is in use).
 */
export const startPrism = async (
  document: OpenApiDocument,
  options: { readonly port?: number; readonly explain?: ExplainRefusal } = {},
): Promise<Prism> => {
  const serverPath = pathOf(parseServer(document.servers));
  const paths = new Map(
    parseOperations(document).map(({ method, path, server }) => [
      `${method} ${namePath(path)}`,
      server === undefined ? serverPath : pathOf(server),
    ]),
  );
  const adapted = adaptForPrism(document);
  const operations = await getHttpOperationsFromSpec(structuredClone(adapted));
  const prism = createServer(
    // Prism itself ignores the paths of the servers.
    operations.map((operation) => ({
      ...operation,
      path: `${paths.get(`${operation.method} ${operation.path}`) ?? serverPath}${encodePath(operation.path)}`,
    })),
    { components: { logger: createLogger("prism", { enabled: false }) }, config, cors: true },
  );
  const guard = createJsonGuard(await prism.listen(0, host), options.explain);
  try {
    guard.listen(options.port ?? 0, host);
    await once(guard, "listening");
  } catch (error) {
    await prism.close();
    throw error;
  }
  const url = `http://${host}:${(guard.address() as AddressInfo).port}`;
  const close = async (): Promise<void> => {
    guard.closeAllConnections();
    guard.close();
    await once(guard, "close");
    await prism.close();
  };
  return { url, serverUrl: url + serverPath, document: adapted, close, [Symbol.asyncDispose]: close };
};
