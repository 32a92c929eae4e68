import { readFile } from "node:fs/promises";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import type { PackedPackage } from "./packed-package.ts";

/** What publint says of the tarball, suggestions included. */
export const checkPublint = async ({ tarball }: PackedPackage): Promise<string[]> => {
  const { buffer, byteOffset, byteLength } = await readFile(tarball);
  const content = buffer.slice(byteOffset, byteOffset + byteLength);
  const { messages, pkg } = await publint({ pack: { tarball: content }, strict: true });
  return messages.map((message) => formatMessage(message, pkg, { color: false }) ?? message.code);
};
