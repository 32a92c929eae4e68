/** How large what a caller loads may be: bundled with all dependencies, minified, compressed with brotli. */
export interface SizeBudget {
  readonly name: string;
  /** A program that uses the packages. `operationId` is the first operation of the spec. */
  readonly program: (operationId: string) => string;
  /** In bytes. */
  readonly limit: number;
}

/** Each limit is what was reached, rounded up. Raise one only with a reason in the commit. */
export const sizeBudgets: readonly SizeBudget[] = [
  {
    name: "types",
    program: () => `import "@gong-engagement/types";`,
    limit: 32, // An empty bundle: there is no runtime code.
  },
  {
    name: "client",
    program: () => `import { createClient } from "@gong-engagement/client"; globalThis.client = createClient();`,
    limit: 12_500,
  },
  {
    name: "sdk, one operation",
    program: (operationId) =>
      `import { createClient, ${operationId} } from "@gong-engagement/sdk"; globalThis.call = ${operationId}(createClient(), {});`,
    limit: 12_650,
  },
  {
    name: "sdk, the class",
    program: () => `import { GongEngagement } from "@gong-engagement/sdk"; globalThis.gong = new GongEngagement();`,
    limit: 12_850,
  },
];
