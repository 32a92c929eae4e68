import { join } from "node:path";
import type { JsonDocument } from "../comparison/build-document.ts";
import type { Json } from "../comparison/json.ts";
import { type ExportedTypes, generateTypes, typesModule } from "./generate-types.ts";

/** The types of a document, in a folder of the same name. */
export interface TypeModule {
  readonly name: string;
  readonly types: ExportedTypes;
}

/** Modules below a folder. */
export interface TypeModules {
  /** Generates the types of a document, with further component schemas, unless that has been done. */
  readonly generate: (document: JsonDocument, schemas: Readonly<Record<string, Json>>) => Promise<TypeModule>;
  /** Statements that import all modules, each under its name. */
  readonly printImports: () => readonly string[];
}

export const createTypeModules = (folder: string): TypeModules => {
  const modules = new Map<string, TypeModule>();
  return {
    async generate(document, schemas) {
      const key = JSON.stringify([document, schemas]);
      const known = modules.get(key);
      if (known) return known;
      const name = `module${modules.size}`;
      const module = { name, types: await generateTypes(document, schemas, join(folder, name)) };
      modules.set(key, module);
      return module;
    },
    printImports: () =>
      [...modules.values()].map(({ name }) => `import type * as ${name} from "./${name}/${typesModule}";`),
  };
};
