import type { OperationModel } from "../../model/operation-model.ts";
import type { Definition } from "./print-definitions.ts";

const runtime = 'import * as s from "../schema/index.ts";';

/** A schema that is built when it is used. A bundler leaves it out if it never is. */
const printSchema = (name: string, type: string, code: string): string =>
  `export const ${name}: s.Schema<${type}> = /* @__PURE__ */ s.schema(() => ${code});`;

const printTyped = (name: string, code: string, documentation: string): string[] => [
  "",
  `/** ${documentation} */`,
  `export type ${name} = types.${name};`,
  `/** Schema of {@link ${name}}. */`,
  printSchema(name, `types.${name}`, code),
];

/** Prints the schemas of the components. */
export const printDefinitionsFile = (definitions: readonly Definition[], typesPackage: string): string[] => [
  ...(definitions.some(({ isTyped }) => isTyped) ? [`import type * as types from "${typesPackage}";`] : []),
  ...(definitions.length > 0 ? [runtime] : ["export {};"]),
  ...definitions.flatMap(({ name, isTyped, code }) =>
    isTyped
      ? printTyped(name, code, `The type \`${name}\` of ${typesPackage}.`)
      : ["", "/** A part of others. */", printSchema(name, "unknown", code)],
  ),
];

/** The schema of what an operation takes. */
export interface InputSchema {
  readonly operation: OperationModel;
  readonly code: string;
}

/** Prints the schemas of the inputs, and the map of them. */
export const printInputsFile = (inputs: readonly InputSchema[], referred: readonly string[]): string[] => [
  ...(inputs.length > 0 ? ['import type * as types from "./input-types.ts";', runtime] : []),
  ...(referred.length > 0 ? [`import { ${referred.join(", ")} } from "./schemas.ts";`] : []),
  ...inputs.flatMap(({ operation: { operationId, typeName }, code }) =>
    printTyped(`${typeName}Input`, code, `What \`${operationId}\` takes.`),
  ),
  "",
  "/** The schemas of what the operations take, by the name of the operation. */",
  "export const inputSchemas: {",
  ...inputs.map(({ operation: { operationId, typeName } }) => `${operationId}: typeof ${typeName}Input;`),
  "} = {",
  ...inputs.map(({ operation: { operationId, typeName } }) => `${operationId}: ${typeName}Input,`),
  "};",
];

/** Prints what callers can import. */
export const printIndexFile = (definitions: readonly Definition[], inputs: readonly InputSchema[]): string[] => {
  const typed = definitions.filter(({ isTyped }) => isTyped).map(({ name }) => name);
  const ofInputs = inputs.map(({ operation }) => `${operation.typeName}Input`);
  return [
    `export { ${["inputSchemas", ...ofInputs].join(", ")} } from "./inputs.ts";`,
    ...(typed.length > 0 ? [`export { ${typed.join(", ")} } from "./schemas.ts";`] : []),
  ];
};
