import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { ownProgramsFolder } from "../peers/folders.ts";
import { requireSameRequests } from "./require-same-requests.ts";

const program = (name: string): string => join(ownProgramsFolder, `call/${name}.ts`);

test("requireSameRequests finds that sdk, client and openapi-fetch send what bare fetch sends", async () => {
  await requireSameRequests(["fetch", "sdk", "client", "openapi-fetch"].map(program));
});

test("requireSameRequests refuses to compare a program that sends another request", async () => {
  const other = fileURLToPath(new URL("testing/without-content-type.ts", import.meta.url));
  await expect(requireSameRequests([program("fetch"), other])).rejects.toThrow(
    /without-content-type.*does other work than.*"contentType": "text\/plain".*"contentType": "application\/json"/s,
  );
});
