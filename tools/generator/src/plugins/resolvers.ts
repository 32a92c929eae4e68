import { $, type Plugins, TsDsl } from "@hey-api/openapi-ts";
import { code } from "./code.ts";
import { noBodyKey, sequenceKey } from "./prepare/prepare-bodies.ts";
import { type TupleShape, tupleKey } from "./prepare/shape-schema.ts";

type Resolvers = Plugins.HeyApiTypeScript.Resolvers;

const readShape = (schema: object): TupleShape | undefined => (schema as { [tupleKey]?: TupleShape })[tupleKey];

/** Prints what hey-api's own printer cannot. */
export const resolvers: Resolvers = {
  object: ({ path, plugin, schema, walk }) => {
    const { item } = schema.properties ?? {};
    if (!item || !(sequenceKey in schema)) return undefined;
    const { type } = walk(item, { path, plugin });
    return type instanceof TsDsl ? code`AsyncIterable<${type}>` : undefined;
  },
  tuple: ({ path, plugin, schema, walk }) => {
    const shape = readShape(schema);
    if (!shape) return undefined;
    const items = (schema.items ?? []).flatMap((item) => {
      const { type } = walk(item, { path, plugin });
      return type instanceof TsDsl ? [type] : [];
    });
    const members = items.map((item, index) => {
      if (shape.hasRest && index === items.length - 1) return code`...Array<${item}>, `;
      return index < shape.required ? code`${item}, ` : code`(${item})?, `;
    });
    return code`[${members}]`;
  },
  unknown: ({ schema }) => (noBodyKey in schema ? $.type("void") : undefined),
};
