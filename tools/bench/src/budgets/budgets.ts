import { dirname, join } from "node:path";
import { repositoryRoot } from "@gong-engagement/kit/repository-root";
import {
  fakeBundle,
  measureBundle,
  schemaBundle,
  sendBundle,
  typesBundle,
} from "../benchmarks/bundle/measure-bundle.ts";
import { listLoaded } from "../benchmarks/import/list-loaded.ts";
import { measureInstall } from "../benchmarks/install/measure-install.ts";
import { countInstantiations } from "../benchmarks/types/count-instantiations.ts";
import { ownFolder, ownProgramsFolder } from "../peers/folders.ts";
import type { Budget, Measurement } from "./check-budget.ts";

const sum = (parts: Readonly<Record<string, number>>): number =>
  Object.values(parts).reduce((total, part) => total + part, 0);

const weigh = (program: string, options?: Parameters<typeof measureBundle>[2]) => async (): Promise<Measurement> => {
  const { bytes, files } = await measureBundle(program, ownProgramsFolder, options);
  const parts: Record<string, number> = {};
  for (const [file, size] of Object.entries(files)) {
    const folder = dirname(file).replace(/^.*(packages|node_modules)\//, "");
    parts[folder] = (parts[folder] ?? 0) + size;
  }
  return { value: bytes, parts };
};

const count = (program: string): Promise<number> => countInstantiations(join(ownProgramsFolder, `types/${program}.ts`));

let instantiatedByFetch: Promise<number> | undefined;

const instantiate = async (program: string): Promise<number> => {
  instantiatedByFetch ??= count("fetch");
  return (await count(program)) - (await instantiatedByFetch);
};

let installed: Promise<Readonly<Record<string, number>>> | undefined;

const install = (): Promise<Readonly<Record<string, number>>> => {
  installed ??= measureInstall("@gong-engagement/sdk", ownFolder);
  return installed;
};

let installedWithCommand: Promise<Readonly<Record<string, number>>> | undefined;

/** What comes with the command besides our own packages. */
const installCommand = (): Promise<Readonly<Record<string, number>>> => {
  installedWithCommand ??= measureInstall("@gong-engagement/cli", join(repositoryRoot, "tools/bench"), "foreign");
  return installedWithCommand;
};

const construct = `import { GongEngagement } from "@gong-engagement/sdk"; new GongEngagement({ auth: false })`;

/**
 * What callers pay that can be counted, with packages that are generated from a document of fixed size: an operation more
 * in the spec changes none of it. A limit is a target, or what was reached, rounded up: raise one
 * only with its reason in the commit, and lower it when the figure has fallen.
 *
 * size-limit would take the place of the bundles only, a third of these: it weighs them with the same esbuild and brotli, and
 * does not say which part of a bundle has grown.
 */
export const budgets: readonly Budget[] = [
  { name: "bundle of the types", unit: "bytes", limit: 0, measure: weigh(typesBundle) },
  {
    name: "bundle of one operation, as a function",
    unit: "bytes",
    limit: 19_750, // What it is made of: tools/bench/README.md.
    measure: weigh(sendBundle("call/sdk-function")),
  },
  {
    name: "bundle of one operation of the class",
    unit: "bytes",
    limit: 20_100,
    measure: weigh(sendBundle("call/sdk")),
  },
  {
    name: "bundle of one operation of the client",
    unit: "bytes",
    limit: 19_650,
    measure: weigh(sendBundle("call/client")),
  },
  {
    name: "bundle of the schema of one operation",
    unit: "bytes",
    limit: 3_000,
    measure: weigh(schemaBundle),
  },
  {
    name: "bundle of the fake, without the document",
    unit: "bytes",
    limit: 21_250, // 800 of them say what is wrong with an option.
    // Of its sources: the tests run before any build, or after the build of an earlier version.
    measure: weigh(fakeBundle, {
      external: ["@gong-engagement/types/openapi.json"],
      conditions: ["@gong-engagement/source"],
    }),
  },
  {
    name: "what import and construction load of Node.js",
    unit: "built-in modules",
    limit: 0, // fetch and its classes are loaded when they are first looked at, which takes 25 to 30 ms.
    measure: async () => {
      const loaded = await listLoaded(construct);
      return { value: loaded.length, parts: Object.fromEntries(loaded.map((name) => [name, 1])) };
    },
  },
  {
    name: "type-check of one call of the sdk",
    unit: "instantiations more than bare fetch",
    limit: 10,
    measure: async () => ({ value: await instantiate("sdk") }),
  },
  {
    name: "type-check of one call of the client",
    unit: "instantiations more than bare fetch",
    limit: 2_450, // Completing the paths of a large API faster costs 200. The target is what openapi-fetch itself takes: 5,568.
    measure: async () => ({ value: await instantiate("client") }),
  },
  {
    name: "install of what the command needs besides our packages, number",
    unit: "packages",
    limit: 10,
    measure: async () => {
      const parts = await installCommand();
      return { value: Object.keys(parts).length, parts };
    },
  },
  {
    name: "install of what the command needs besides our packages, size",
    unit: "kB",
    limit: 6_300, // Of these, valibot, js-yaml and csv-parse are 5,100.
    measure: async () => {
      const parts = await installCommand();
      return { value: sum(parts), parts };
    },
  },
  {
    name: "install of the sdk, with client and types, number",
    unit: "packages",
    limit: 5,
    measure: async () => {
      const parts = await install();
      return { value: Object.keys(parts).length, parts };
    },
  },
  {
    name: "install of the sdk, with client and types, size",
    unit: "kB",
    limit: 500, // 245 of them are openapi-fetch and its types.
    measure: async () => {
      const parts = await install();
      return { value: sum(parts), parts };
    },
  },
];
