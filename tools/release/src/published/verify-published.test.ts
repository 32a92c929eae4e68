import { createHash } from "node:crypto";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { createTemporaryFolder } from "@gong-engagement/kit/create-temporary-folder";
import { expect, onTestFinished, test } from "vitest";
import { verifyPublished } from "./verify-published.ts";

const name = "@scope/name";
const integrity = `sha512-${createHash("sha512").update("tarball").digest("base64")}`;

const startRegistry = async (dist: object): Promise<string> => {
  const entry = { "dist-tags": { latest: "1.2.3", next: "2.0.0-next.1" }, versions: { "1.2.3": { dist } } };
  const server = createServer((request, response) => {
    if (decodeURIComponent(request.url ?? "") !== `/${name}`) response.writeHead(404);
    response.end(JSON.stringify(entry));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
};

const pack = async (...releases: readonly object[]): Promise<string> => {
  const temporary = await createTemporaryFolder();
  onTestFinished(() => temporary[Symbol.asyncDispose]());
  const folder = temporary.path;
  await writeFile(join(folder, "name.tgz"), "tarball");
  const plan = releases.map((release) => [
    { name, version: "1.2.3", tag: "latest", tarball: { path: "name.tgz" }, ...release },
  ]);
  await writeFile(join(folder, "publish-plan.json"), JSON.stringify({ version: 1, plan }));
  return folder;
};

test("verifyPublished lists the packages that the registry has as they were packed", async () => {
  const registry = await startRegistry({ integrity });
  const lines = await verifyPublished({ registry, packed: await pack({}), provenance: false });
  expect(lines).toEqual([expect.stringContaining("@scope/name@1.2.3, tag latest: the same bytes")]);
});

test("verifyPublished refuses other bytes than those that were packed", async () => {
  const registry = await startRegistry({ integrity: "sha512-other" });
  const verification = verifyPublished({ registry, packed: await pack({}), provenance: false });
  await expect(verification).rejects.toThrow(`@scope/name@1.2.3 is sha512-other, but ${integrity} was packed`);
});

test("verifyPublished refuses another version under the tag", async () => {
  const registry = await startRegistry({ integrity });
  const verification = verifyPublished({ registry, packed: await pack({}), tag: "next", provenance: false });
  await expect(verification).rejects.toThrow("@scope/name@next is 2.0.0-next.1, not 1.2.3");
});

test("verifyPublished refuses a package that the registry does not have", async () => {
  const registry = await startRegistry({ integrity });
  const verification = verifyPublished({ registry, packed: await pack({ name: "@scope/other" }), provenance: false });
  await expect(verification).rejects.toThrow("The registry answers 404 for @scope/other");
});

test("verifyPublished requires provenance where it was asked for", async () => {
  const packed = await pack({});
  const without = verifyPublished({ registry: await startRegistry({ integrity }), packed, provenance: true });
  await expect(without).rejects.toThrow("@scope/name@1.2.3 has no provenance");
  const registry = await startRegistry({ integrity, attestations: { provenance: { predicateType: "x" } } });
  await expect(verifyPublished({ registry, packed, provenance: true })).resolves.toHaveLength(1);
});

test("verifyPublished does not take an empty plan for a success", async () => {
  const verification = verifyPublished({ registry: "http://127.0.0.1:1/", packed: await pack(), provenance: false });
  await expect(verification).rejects.toThrow("holds no package");
});
