import { globSync } from "node:fs";
import { join } from "node:path";
import { packages } from "./install-packages.ts";

/** A real API description. */
export interface RealDocument {
  /** `@readme/oas-examples/3.0/json/petstore.json` */
  readonly name: string;
  /** Absolute path. */
  readonly file: string;
}

/** Packages of API descriptions also hold other files. */
const isDescription = (name: string): boolean =>
  !/(^|\/)((package(-lock)?|tsconfig|json-schema)\.json$|(node_modules|asyncapi)\/)/.test(name);

const list = (patterns: readonly string[], folder: string): readonly RealDocument[] =>
  globSync(patterns, { cwd: folder })
    .map((name) => name.replaceAll("\\", "/"))
    .filter(isDescription)
    .sort()
    .map((name) => ({ name, file: join(folder, name) }));

/** Every description that the installed packages hold, sorted by name. */
export const listDocuments = (folder: string): readonly RealDocument[] =>
  list(
    Object.keys(packages).map((name) => `${name}/**/*.{json,yaml}`),
    join(folder, "node_modules"),
  );

/** Every description that a folder holds, sorted by name. */
export const listDocumentsOf = (folder: string): readonly RealDocument[] => list(["**/*.{json,yaml,yml}"], folder);
