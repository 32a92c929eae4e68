import { service } from "../generated/service.ts";

interface Program {
  readonly process?: { readonly env?: { readonly [name: string]: string | undefined } };
}

/** The environment variable of that name behind the prefix of the service; an empty one is absent, as are all in a browser. */
export const readEnvironment = (name: string): string | undefined => {
  try {
    return (globalThis as Program).process?.env?.[`${service.envPrefix}_${name}`] || undefined;
  } catch {
    // Deno throws if the program may not read the variable.
    return undefined;
  }
};
