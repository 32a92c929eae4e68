import { isJsonObject, type JsonObject, type JsonValue } from "@gong-engagement/generator/json";
import { httpMethods } from "@gong-engagement/generator/model/openapi";

/** Changes of an object schema, given its properties. */
const schemaChanges: readonly ((schema: JsonObject, properties: JsonObject) => unknown)[] = [
  (_, properties) => Object.assign(properties, { benchmarkAdded: { type: "string" } }),
  (_, properties) => Reflect.deleteProperty(properties, firstKey(properties)),
  (_, properties) => Object.assign(properties, { [firstKey(properties)]: { type: "boolean" } }),
  (schema) => Object.assign(schema, { description: "Described in other words." }),
  (schema) => Object.assign(schema, { required: [], minProperties: 1 }),
];

/** Changes of an operation, given the object that holds it under its method. */
const operationChanges: readonly ((operation: JsonObject, holder: JsonObject, method: string) => unknown)[] = [
  (operation) => Object.assign(operation, { deprecated: operation.deprecated !== true }),
  (operation) => Object.assign(operation, { summary: "Described in other words." }),
  (operation) => Object.assign(asObject(operation.responses), { 418: { description: "Added." } }),
  ({ parameters, ...operation }, holder, method) => {
    const parameter = { name: "benchmarkAdded", in: "query", schema: { type: "string" } };
    const all = [...(Array.isArray(parameters) ? parameters : []), parameter];
    return Object.assign(holder, { [method]: { ...operation, parameters: all } });
  },
  (_, holder, method) => Reflect.deleteProperty(holder, method),
];

const firstKey = (object: JsonObject): string => Object.keys(object)[0] ?? "";

const asObject = (value: JsonValue | undefined): JsonObject => (isJsonObject(value) ? value : {});

/** Some items of a list, as far from each other as they can be. */
const spread = <Item>(items: readonly Item[], count: number): Item[] =>
  Array.from({ length: count }, (_, index) => items[Math.floor((index * items.length) / count)]).filter(
    (item) => item !== undefined,
  );

/** Changes a document in ten places, all over it: members of components, and operations. */
export const changeDocument = (document: JsonObject): void => {
  const schemas = Object.values(asObject(asObject(document.components).schemas)).flatMap((schema) =>
    isJsonObject(schema) && isJsonObject(schema.properties) ? [{ schema, properties: schema.properties }] : [],
  );
  for (const [index, { schema, properties }] of spread(schemas, schemaChanges.length).entries()) {
    schemaChanges[index]?.(schema, properties);
  }
  const operations = Object.values(asObject(document.paths)).flatMap((holder) =>
    httpMethods.flatMap((method) =>
      isJsonObject(holder) && isJsonObject(holder[method]) ? [{ operation: holder[method], holder, method }] : [],
    ),
  );
  for (const [index, { operation, holder, method }] of spread(operations, operationChanges.length).entries()) {
    operationChanges[index]?.(operation, holder, method);
  }
};
