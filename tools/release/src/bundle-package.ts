import { existsSync, globSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, normalize } from "node:path";
import { rolldown } from "rolldown";

interface Manifest {
  readonly exports: { readonly [subpath: string]: string | { readonly [condition: string]: string } };
}

const manifest: Manifest = JSON.parse(readFileSync("package.json", "utf8"));
const targets = Object.values(manifest.exports).flatMap((target) => (typeof target === "string" ? [] : [target]));

/** Sources of what callers import, with the files that they are built into. */
const builds = targets.flatMap(({ "@gong-engagement/source": source, default: built }) =>
  source && built ? [{ source, built }] : [],
);

/** Sources of modules, by the names of the files that they are built into. */
const findEntries = (): Readonly<Record<string, string>> =>
  Object.fromEntries(
    builds.flatMap(({ source, built }) =>
      built.endsWith(".js") ? [[built.slice("./dist/".length, -".js".length), source]] : [],
    ),
  );

/** Writes the documents that callers import, without the white space that only a reader of the source needs. */
const writeDocuments = (): void => {
  for (const { source, built } of builds) {
    if (built.endsWith(".json")) writeFileSync(built, JSON.stringify(JSON.parse(readFileSync(source, "utf8"))));
  }
};

/** The declarations that a file refers to, and those that they refer to. */
const addDeclarations = (file: string, found: Set<string>): void => {
  if (found.has(file) || !existsSync(file)) return;
  found.add(file);
  for (const [, path = ""] of readFileSync(file, "utf8").matchAll(/(?:from|import|import\() ?"(\.[^"]+)"/g)) {
    addDeclarations(normalize(join(dirname(file), path.replace(/\.[jt]s$/, ".d.ts"))), found);
  }
};

/** Deletes the declarations that no caller's import leads to, and indents the others by tabs, as the code is. */
const tidyDeclarations = (): void => {
  const reachable = new Set<string>();
  for (const { types } of targets) if (types) addDeclarations(normalize(types), reachable);
  for (const file of globSync("dist/**/*.d.ts")) {
    if (!reachable.has(file)) rmSync(file);
    else
      writeFileSync(
        file,
        readFileSync(file, "utf8").replaceAll(/^(?: {4})+/gm, (blanks) => "\t".repeat(blanks.length / 4)),
      );
  }
};

const command = "./src/command.ts";

/**
 * `build` of the packages: bundles the one in whose folder it runs, so that each import is one file in `dist`,
 * beside the declarations that `tsc` has written, and its command, if it has one. Node.js takes longer to load a hundred
 * small files than for all the rest of a start. A command imports its own package by name.
 */
for (const input of [findEntries(), ...(existsSync(command) ? [{ [basename(command, ".ts")]: command }] : [])]) {
  await using bundle = await rolldown({
    input,
    external: (imported, _importer, isResolved) => !isResolved && !imported.startsWith("."),
    platform: "neutral",
    tsconfig: false,
  });
  await bundle.write({
    dir: "dist",
    chunkFileNames: "shared/[name].js",
    format: "esm",
    // What is written is readable, and says which file each part comes from. The declarations hold the documentation.
    comments: { jsdoc: false },
  });
}

writeDocuments();
tidyDeclarations();
