import {
  BaseResolver,
  bundleDocument,
  createConfig,
  detectSpec,
  getTypes,
  ResolveError,
  Source,
} from "@redocly/openapi-core";
import type { JsonObject } from "../json.ts";
import type { LoadedFile } from "./load-referenced-files.ts";

/** Creates a resolver of Redocly's that loads nothing by itself, neither from the disk nor over the network. */
export const createOfflineResolver = (): BaseResolver => {
  const resolver = new BaseResolver();
  resolver.loadExternalRef = (ref) => Promise.reject(new ResolveError(new Error(`${ref} is not loaded.`)));
  return resolver;
};

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
