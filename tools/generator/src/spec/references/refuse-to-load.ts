import { type BaseResolver, ResolveError } from "@redocly/openapi-core";

/** Lets Redocly's resolver load nothing by itself, neither from the disk nor over the network. */
export const refuseToLoad = (resolver: BaseResolver): BaseResolver => {
  resolver.loadExternalRef = (ref) => Promise.reject(new ResolveError(new Error(`${ref} is not loaded.`)));
  return resolver;
};
