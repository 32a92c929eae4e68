import type { ServerObject } from "./openapi.ts";

/** URL of the first server, with the default of each variable in its place. Without a server it is the document's own. */
export const parseServer = ([server]: readonly ServerObject[] = []): string => {
  const { url, variables = {} } = server ?? { url: "/" };
  return url.replaceAll(/\{([^{}]+)\}/g, (match, name: string) => variables[name]?.default ?? match);
};
