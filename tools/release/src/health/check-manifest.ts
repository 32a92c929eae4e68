import type { Manifest, PackedPackage } from "./packed-package.ts";

const sourceCondition = "@gong-engagement/source";

const listTargets = (exports: unknown): string[] => {
  if (typeof exports === "string") return [exports];
  return typeof exports === "object" && exports !== null ? Object.values(exports).flatMap(listTargets) : [];
};

const listConditions = (exports: unknown): string[] =>
  typeof exports === "object" && exports !== null
    ? Object.entries(exports).flatMap(([key, value]) => [key, ...listConditions(value)])
    : [];

const checkFields = (manifest: Manifest, folder: string): (string | false)[] => [
  manifest.private === true && "`private` must not be set",
  manifest.type !== "module" && '`type` must be "module"',
  manifest.license !== "MIT" && '`license` must be "MIT", as LICENSE says',
  manifest.sideEffects !== false && "`sideEffects` must be false, or bundlers keep what is not used",
  !manifest.homepage && "`homepage` is missing",
  !manifest.bugs && "`bugs` is missing",
  !/^git\+https:.*\.git$/.test(manifest.repository?.url ?? "") && "`repository.url` must be git+https://...git",
  manifest.repository?.directory !== `packages/${folder}` && `\`repository.directory\` must be packages/${folder}`,
  !manifest.engines?.node && "`engines.node` is missing",
  manifest.publishConfig?.access !== "public" && '`publishConfig.access` must be "public"',
];

interface Entry {
  readonly ".": { readonly types?: string; readonly default?: string };
}

const isEntry = (exports: unknown): exports is Entry =>
  typeof exports === "object" && exports !== null && "." in exports && typeof exports["."] === "object";

/** Tools that do not read `exports`, such as TypeScript with `node10`, must find the same files. */
const checkOldEntry = ({ main, types, exports }: Manifest): string[] => {
  if (!isEntry(exports)) return [];
  const entry = exports["."];
  return [
    ...(entry.default === undefined || main === entry.default
      ? []
      : [`\`main\` must be ${entry.default}, as \`exports\` says`]),
    ...(entry.types === undefined || types === entry.types
      ? []
      : [`\`types\` must be ${entry.types}, as \`exports\` says`]),
  ];
};

/** What npm runs where a package is installed: SECURITY.md promises that there is nothing. */
const installScripts = ["preinstall", "install", "postinstall"];

/** Whether the package.json of the tarball says what npm, bundlers and readers need to know, and nothing of the workspace. */
export const checkManifest = ({ manifest, folder, files }: PackedPackage): string[] => {
  const absent = listTargets(manifest.exports).filter((target) => !files.includes(target.replace(/^\.\//, "")));
  const unresolved = Object.entries(manifest.dependencies ?? {}).filter(([, range]) =>
    /^(workspace|catalog):/.test(range),
  );
  const scripts = installScripts.filter((name) => manifest.scripts?.[name] !== undefined);
  return [
    ...scripts.map((name) => `the script \`${name}\` would run where the package is installed`),
    ...checkFields(manifest, folder).filter((message) => message !== false),
    ...(listConditions(manifest.exports).includes(sourceCondition)
      ? [`\`exports\` has the condition ${sourceCondition}: fix \`publishConfig.exports\``]
      : []),
    ...checkOldEntry(manifest),
    ...(manifest.exports === undefined ? ["`exports` is missing"] : []),
    ...absent.map((target) => `\`exports\` names ${target}, which is not in the package`),
    ...unresolved.map(([name, range]) => `the dependency ${name} is "${range}": pack with pnpm, which resolves it`),
  ];
};
