import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { isLoopbackUrl } from "../registry/is-loopback-url.ts";

/**
 * Where the API description that `spec/openapi.yaml` holds was published. Its publisher has since split the file in two
 * (seen on 22 August 2026): when this address answers 404, look there for what took its place.
 */
export const publishedUrl =
  "https://raw.githubusercontent.com/api-evangelist/gong/main/openapi/gong-engagement-openapi.yml";

const largest = 5_000_000;
const timeout = 30_000;

const isUrl = (source: string): boolean => /^https?:\/\//.test(source);

const download = async (url: string): Promise<Buffer> => {
  if (!url.startsWith("https:") && !isLoopbackUrl(url)) throw new Error(`${url} is not https.`);
  const response = await fetch(url, { signal: AbortSignal.timeout(timeout) }).catch((error: unknown) => {
    throw new Error(`${url} cannot be reached: ${error instanceof Error ? error.message : error}`);
  });
  if (!response.ok) {
    await response.body?.cancel();
    const advice = "Find out where the API description is published now, and name it: `pnpm spec:update URL`.";
    throw new Error(`${url} answers ${response.status}. ${advice}`);
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > largest) throw new Error(`${url} has more than ${largest / 1_000_000} MB: that is no API description.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

/**
 * Reads an API description from a URL (https, or http of this machine) or a file, as it is.
 *
 * @throws Error if it cannot be read, or is a web page.
 */
export const readDocument = async (source: string): Promise<Buffer> => {
  const document = isUrl(source)
    ? await download(source)
    : await readFile(resolve(source)).catch((error: unknown) => {
        throw new Error(`${source} cannot be read: ${error instanceof Error ? error.message : error}`);
      });
  const start = document.subarray(0, 200).toString("utf8").trimStart();
  if (start.startsWith("<")) throw new Error(`${source} is a web page, not an API description.`);
  return document;
};
