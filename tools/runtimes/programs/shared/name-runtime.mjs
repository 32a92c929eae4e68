const { Bun, Deno, navigator, process } = globalThis;

/** What this program runs in, in its own words. Bun and Deno also have a `process`. */
export const nameRuntime = () => {
  if (Bun) return `bun ${Bun.version}`;
  if (Deno) return `deno ${Deno.version.deno}`;
  if (process?.versions?.node) return `node ${process.versions.node}`;
  return navigator.userAgent;
};
