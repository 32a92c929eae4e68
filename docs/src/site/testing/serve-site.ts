import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

/** The built site. */
export const siteFolder: string = fileURLToPath(new URL("../../../dist", import.meta.url));

/** Where the site is below its host. */
export const basePath = "/gong-engagement-sdk/";

const types = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css",
  ".js": "text/javascript",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".xml": "application/xml",
};

const typeOf: ReadonlyMap<string, string> = new Map(Object.entries(types));

/** File of a path of the site, as hosts of static pages find it. */
export const toFile = (path: string): string =>
  join(siteFolder, decodeURIComponent(path.slice(basePath.length)), path.endsWith("/") ? "index.html" : "");

/** A server that has the built site, compressed as hosts of static pages do. */
export interface SiteServer extends AsyncDisposable {
  /** Ends with a slash. */
  readonly url: string;
}

/** Serves the built site on a free port of this machine. */
export const serveSite = async (): Promise<SiteServer> => {
  const server = createServer(async ({ url = "/" }, response) => {
    const { pathname } = new URL(url, "http://127.0.0.1");
    const file = pathname.startsWith(basePath) ? await readFile(toFile(pathname)).catch(() => undefined) : undefined;
    if (!file) {
      const notFound = gzipSync(await readFile(join(siteFolder, "404.html")));
      return response.writeHead(404, { "content-type": types[".html"], "content-encoding": "gzip" }).end(notFound);
    }
    const type = typeOf.get(extname(pathname) || ".html") ?? "application/octet-stream";
    return response.writeHead(200, { "content-type": type, "content-encoding": "gzip" }).end(gzipSync(file));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${basePath}`,
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
