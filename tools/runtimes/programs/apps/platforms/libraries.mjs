import crossFetch from "cross-fetch";
import nodeFetch3 from "node-fetch";
import nodeFetch2 from "node-fetch-2";
import * as undici7 from "undici-7";

const isOld = Number(process.versions.node.split(".")[0]) < 22;

/** The versions of undici that run in this Node.js. */
export const undici = { "undici 7": undici7, ...(!isOld && { "undici 8": await import("undici") }) };

/** Functions that callers have given as `fetch`, by the name of their library. */
export const fetches = {
  "Node.js": undefined,
  ...Object.fromEntries(Object.entries(undici).map(([name, { fetch }]) => [name, fetch])),
  "node-fetch 3": nodeFetch3,
  "node-fetch 2": nodeFetch2,
  "cross-fetch": crossFetch,
};
