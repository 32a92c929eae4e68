import { bundleDocument, createConfig, detectSpec, getTypes, Source } from "@redocly/openapi-core";
import type { JsonObject } from "../json.ts";
import { createOfflineResolver } from "../redocly.ts";
import type { LoadedFile } from "./load-referenced-files.ts";

const toRedocly = ({ source, value }: LoadedFile) => ({ source: new Source(source.file, source.text), parsed: value });

/** Moves what other files define to the components of the document, and lets the references lead there. */
export const mergeFiles = async (document: LoadedFile, files: ReadonlyMap<string, LoadedFile>): Promise<JsonObject> => {
  const resolver = createOfflineResolver();
  for (const [file, loaded] of files) resolver.cache.set(file, Promise.resolve(toRedocly(loaded)));
  const result = await bundleDocument({
    document: toRedocly(document),
    config: await createConfig({}),
    types: getTypes(detectSpec(document.value)),
    externalRefResolver: resolver,
  });
  return result.bundle.parsed as JsonObject;
};
