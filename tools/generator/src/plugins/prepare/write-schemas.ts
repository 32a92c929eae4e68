import type { OpenApiDocument } from "../../model/openapi.ts";
import type { Direction } from "../../model/schemas/is-hidden.ts";
import { componentOf, isNode, mapSchemas, type Node, referTo, type Schemas } from "../../model/schemas/node.ts";
import { readSchemas } from "../../model/schemas/read-schemas.ts";
import { splitByAccess } from "./access-variants.ts";
import { numberEqualNames } from "./component-names.ts";
import { writeDiscriminators } from "./discriminators.ts";
import { createShaper } from "./shape-schema.ts";

/** What is made of a schema when it is written. */
type Wrap = (schema: Node) => Node;

/** Takes schemas from outside of the components. Each gives an object that holds the schema once all are written. */
export interface WriteSchema {
  readonly writeRequest: (schema: unknown) => Node;
  readonly writeResponse: (schema: unknown, wrap?: Wrap) => Node;
}

/** Writes the schemas of a document as hey-api reads them rightly. */
export interface SchemaWriter extends WriteSchema {
  /** Completes all that were taken, and gives those of the components. */
  readonly finish: () => Schemas;
}

interface Holder {
  readonly object: Node;
  readonly direction: Direction;
  readonly wrap: Wrap;
}

const renameComponents = (schemas: Schemas): { readonly schemas: Schemas; readonly rename: (schema: Node) => Node } => {
  const names = numberEqualNames(Object.keys(schemas));
  const rename = (node: Node): Node => {
    const name = componentOf(node, schemas);
    const renamed = name === undefined ? undefined : names.get(name);
    const result = mapSchemas(node, (child) => (isNode(child) ? rename(child) : child));
    return renamed === undefined ? result : { ...result, $ref: referTo(renamed) };
  };
  if (names.size === 0) return { schemas, rename: (schema) => schema };
  return {
    schemas: Object.fromEntries(Object.entries(schemas).map(([name, node]) => [names.get(name) ?? name, rename(node)])),
    rename,
  };
};

/** Makes a writer for the schemas of a document, which stays as it is. */
export const createSchemaWriter = (document: OpenApiDocument): SchemaWriter => {
  const { schemas: components, normalize, takeLifted } = readSchemas(document);
  const holders: Holder[] = [];

  const take =
    (direction: Direction) =>
    (schema: unknown, wrap: Wrap = (written) => written): Node => {
      const object: Node = { schema: normalize(schema) };
      holders.push({ object, direction, wrap });
      return object;
    };

  const finish = (): Schemas => {
    const discriminators = writeDiscriminators({ ...components, ...takeLifted() });
    const access = splitByAccess(discriminators.schemas);
    const { schemas, rename } = renameComponents(access.schemas);
    const shape = createShaper(schemas);
    for (const { object, direction, wrap } of holders) {
      const schema = isNode(object.schema) ? object.schema : {};
      object.schema = wrap(shape(rename(access.project(discriminators.write(schema), direction))));
    }
    return Object.fromEntries(Object.entries(schemas).map(([name, node]) => [name, shape(node)]));
  };

  return { writeRequest: take("write"), writeResponse: take("read"), finish };
};
