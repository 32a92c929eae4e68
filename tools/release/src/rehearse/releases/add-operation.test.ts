import { cp } from "node:fs/promises";
import { join } from "node:path";
import { loadEffectiveSpec } from "@gong-engagement/generator/effective-spec";
import { parseOperations } from "@gong-engagement/generator/model/parse-operations";
import { createTemporaryFolder } from "@gong-engagement/kit/create-temporary-folder";
import { repositoryRoot } from "@gong-engagement/kit/repository-root";
import { expect, test } from "vitest";
import { describeCall } from "../consumers/describe-call.ts";
import { addedOperation, addOperation } from "./add-operation.ts";

test("addOperation adds an operation that can be called, and leaves the others", async () => {
  await using folder = await createTemporaryFolder();
  const specFile = join(folder.path, "openapi.yaml");
  await cp(join(repositoryRoot, "spec/openapi.yaml"), specFile);
  await addOperation(specFile);

  const before = parseOperations((await loadEffectiveSpec()).document);
  const { document } = await loadEffectiveSpec({ specFile });
  const names = parseOperations(document).map(({ operationId }) => operationId);
  expect(names.toSorted()).toEqual([...before.map(({ operationId }) => operationId), "rehearseRelease"].toSorted());

  const call = describeCall(document, "http://127.0.0.1:1", addedOperation.operationId);
  expect(call).toMatchObject({ method: "get", path: "/release-rehearsal", tag: "rehearsals", input: {} });
});
