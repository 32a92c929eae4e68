import { globSync } from "node:fs";
import { join } from "node:path";
import { packages } from "./packages.ts";

/** A real API description. */
export interface RealDocument {
  /** `@readme/oas-examples/3.0/json/petstore.json` */
  readonly name: string;
  /** Absolute path. */
  readonly file: string;
}

const isDescription = (name: string): boolean => !/(^|\/)(package(-lock)?|tsconfig)\.json$/.test(name);

/** Every description that the installed packages hold, sorted by name. */
export const listDocuments = (folder: string): readonly RealDocument[] => {
  const modules = join(folder, "node_modules");
  const patterns = Object.keys(packages).map((name) => `${name}/**/*.{json,yaml}`);
  return globSync(patterns, { cwd: modules })
    .map((name) => name.replaceAll("\\", "/"))
    .filter(isDescription)
    .sort()
    .map((name) => ({ name, file: join(modules, name) }));
};
