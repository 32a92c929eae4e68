import type { Oas3Rule } from "@redocly/openapi-core";

type Redocly = typeof import("@redocly/openapi-core");

/**
 * Loads a file of Redocly's library. The library as a whole has 650 files, and most documents are validated in less time
 * than these take to load. Validation needs 50 of them.
 *
 * @param file - below the folder of the library
 */
const load = <Exports>(file: string): Promise<Exports> =>
  import(new URL(file, import.meta.resolve("@redocly/openapi-core")).href);

export const [
  { detectSpec },
  { getTypes },
  { normalizeTypes },
  { BaseResolver, ResolveError, resolveDocument, Source },
  { normalizeVisitors },
  { walkDocument },
  { Struct: struct },
  { OperationParametersUnique: operationParametersUnique },
] = await Promise.all([
  load<Pick<Redocly, "detectSpec">>("detect-spec.js"),
  load<Pick<Redocly, "getTypes">>("oas-types.js"),
  load<Pick<Redocly, "normalizeTypes">>("types/index.js"),
  load<Pick<Redocly, "BaseResolver" | "ResolveError" | "resolveDocument" | "Source">>("resolve.js"),
  load<Pick<Redocly, "normalizeVisitors">>("visitors.js"),
  load<Pick<Redocly, "walkDocument">>("walk.js"),
  load<{ readonly Struct: Oas3Rule }>("rules/common/struct.js"),
  load<{ readonly OperationParametersUnique: Oas3Rule }>("rules/common/operation-parameters-unique.js"),
]);

/** Creates a resolver that loads nothing by itself, neither from the disk nor over the network. */
export const createOfflineResolver = (): InstanceType<typeof BaseResolver> => {
  const resolver = new BaseResolver();
  resolver.loadExternalRef = (ref) => Promise.reject(new ResolveError(new Error(`${ref} is not loaded.`)));
  return resolver;
};
