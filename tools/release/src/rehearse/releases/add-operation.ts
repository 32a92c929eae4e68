import { readFile, writeFile } from "node:fs/promises";
import { dump, load } from "js-yaml";

/** The operation that a rehearsal adds to the API description. Nothing that Gong has is called like it. */
export const addedOperation = { operationId: "rehearseRelease", method: "get", path: "/release-rehearsal" } as const;

const operation = {
  operationId: addedOperation.operationId,
  tags: ["Rehearsals"],
  summary: "Stands for what a new version of the API description brings",
  responses: {
    "200": {
      description: "It was rehearsed.",
      content: {
        "application/json": { schema: { type: "object", properties: { requestId: { type: "string" } } } },
      },
    },
  },
};

/** Adds an operation to an OpenAPI document, in place of a new version of it. */
export const addOperation = async (specFile: string): Promise<void> => {
  const document = load(await readFile(specFile, "utf8")) as { paths?: Record<string, unknown> };
  document.paths = { ...document.paths, [addedOperation.path]: { [addedOperation.method]: operation } };
  await writeFile(specFile, dump(document, { lineWidth: 120 }));
};
