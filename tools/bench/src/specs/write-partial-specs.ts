import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { githubSpec, partialSpec } from "../peers/folders.ts";
import { installPeers } from "../peers/install-peers.ts";
import { takeOperations } from "./take-operations.ts";

/** Writes documents with the given numbers of operations of GitHub's. */
export const writePartialSpecs = async (counts: readonly number[]): Promise<void> => {
  await installPeers();
  const document = JSON.parse(await readFile(githubSpec, "utf8"));
  for (const count of counts) {
    await mkdir(dirname(partialSpec(count)), { recursive: true });
    await writeFile(partialSpec(count), JSON.stringify(takeOperations(document, count), null, 2));
  }
};
