import { readdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { loadEffectiveSpec } from "@gong-engagement/generator/effective-spec";
import type { OpenApiDocument } from "@gong-engagement/generator/model/openapi";
import type { OperationModel } from "@gong-engagement/generator/model/operation-model";
import { parseOperations } from "@gong-engagement/generator/model/parse-operations";
import { parseServer } from "@gong-engagement/generator/model/parse-service";
import { createRequestParser, type RequestModel } from "../cases/create-request-parser.ts";

const folder = fileURLToPath(new URL("../../../generator/fixtures/features/", import.meta.url));

/** The documents that the generator is tested with, each about one feature. */
export const fixtures: readonly string[] = (await readdir(folder)).filter((name) => name.endsWith(".yaml"));

export const loadFixture = async (name: string): Promise<OpenApiDocument> =>
  (await loadEffectiveSpec({ specFile: folder + name, overlayFile: false })).document;

/** What the cases of each operation are made from. `fetch` sends no TRACE, and some schemas need an example. */
export const listModels = (document: OpenApiDocument): readonly RequestModel[] => {
  const parseRequest = createRequestParser(document);
  const parse = (operation: OperationModel): RequestModel[] => {
    try {
      return [parseRequest(operation)];
    } catch {
      return [];
    }
  };
  return parseOperations(document)
    .filter(({ method }) => method !== "trace")
    .flatMap(parse);
};

/** Path of the server of an operation. */
export const serverPathOf = (document: OpenApiDocument, { server }: OperationModel): string =>
  new URL(server ?? parseServer(document.servers), "http://localhost").pathname.replace(/\/+$/, "");
