import type { OpenApiDocument } from "../../model/openapi.ts";
import { resolveReference } from "../../model/resolve-reference.ts";
import { printAll, printCall, printJson, printMembers, printObject } from "./print-call.ts";
import { countOf, printNumber, printPattern, printText } from "./print-primitives.ts";
import { type AnySchema, isSchema, kinds, type Schema, speaksOf } from "./schema-keywords.ts";
import { type Direction, hiddenIn } from "./split-directions.ts";

/** Prints what stands for a reference. */
export type Refer = (reference: string, direction: Direction) => string;

const typeOf = (value: unknown): string => {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return Number.isInteger(value) ? "integer" : typeof value;
};

const isOfType = (value: unknown, types: readonly string[]): boolean =>
  types.includes(typeOf(value)) || (typeof value === "number" && types.includes("number"));

const isOpen = (value: unknown): boolean => value === undefined || value === true;

/** Makes a printer of the schemas of a document. Where it prints a reference, `refer` says what. */
export const createSchemaPrinter = (document: OpenApiDocument, refer: Refer) => {
  const resolve = (schema: AnySchema | undefined): Schema => {
    const resolved = isSchema(schema) ? resolveReference<Schema>(document, schema) : undefined;
    return isSchema(resolved) ? resolved : {};
  };

  const isHidden = (property: AnySchema | undefined, direction: Direction): boolean =>
    isSchema(property) &&
    ((property as Schema)[hiddenIn[direction]] === true || resolve(property)[hiddenIn[direction]] === true);

  /** What a schema, or a part of its `allOf`, says of a property. */
  const findProperty = (schema: Schema, name: string, seen = new Set<Schema>()): AnySchema | undefined => {
    if (seen.has(schema)) return undefined;
    seen.add(schema);
    if (schema.properties && Object.hasOwn(schema.properties, name)) return schema.properties[name];
    for (const member of schema.allOf ?? []) {
      const property = findProperty(resolve(member), name, seen);
      if (property !== undefined) return property;
    }
    return undefined;
  };

  /** Whether a schema, or a part of its `allOf`, requires a property that another schema hides, and it does not itself. */
  const requiresHidden = (schema: Schema, whole: Schema, direction: Direction): boolean => {
    const isHiddenBy = (hiding: Schema, name: string): boolean => isHidden(findProperty(hiding, name), direction);
    const seen = new Set<Schema>([schema]);
    for (const part of seen) {
      const { required, allOf = [] } = part;
      const names = Array.isArray(required) ? required : [];
      if (names.some((name) => isHiddenBy(whole, name) && !isHiddenBy(schema, name))) return true;
      for (const member of allOf) seen.add(resolve(member));
    }
    return false;
  };

  /** Names of all properties that any part of a schema mentions; `undefined` if one of them takes any name. */
  const listNames = (schema: Schema, seen = new Set<Schema>()): string[] | undefined => {
    if (seen.has(schema)) return [];
    seen.add(schema);
    const { properties = {}, additionalProperties, patternProperties } = schema;
    if (patternProperties || (seen.size > 1 && additionalProperties !== undefined && additionalProperties !== false)) {
      return undefined;
    }
    const { allOf = [], anyOf = [], oneOf = [], if: condition, then, else: otherwise, dependentSchemas = {} } = schema;
    const parts = [...allOf, ...anyOf, ...oneOf, condition, then, otherwise, ...Object.values(dependentSchemas)];
    const names = Object.keys(properties);
    for (const part of [...parts, ...(schema.$ref === undefined ? [] : [{ $ref: schema.$ref }])]) {
      if (!isSchema(part)) continue;
      const inPart = listNames(resolve(part as AnySchema), seen);
      if (!inPart) return undefined;
      names.push(...inPart);
    }
    return [...new Set(names)];
  };

  interface Context {
    readonly direction: Direction;
    /** The schema whose `allOf` has this one. */
    readonly whole?: Schema | undefined;
    /** Schemas that are being printed in the place of references to them. */
    readonly outer?: readonly Schema[];
  }

  const printPatternMembers = ({ patternProperties = {} }: Schema, context: Context): string | undefined => {
    const printed = Object.entries(patternProperties).flatMap(([source, schema]) => {
      const pattern = printPattern(source);
      if (pattern === undefined) return [];
      return [`[${pattern.endsWith('", "u"') ? pattern : `${pattern}, ""`}, ${print(schema, context)}]`];
    });
    return printed.length === 0 ? undefined : `[${printed.join(", ")}]`;
  };

  const printMembersOf = (schema: Schema, { direction, whole = schema }: Context): string => {
    const { properties = {}, required = [], additionalProperties } = schema;
    const visible = Object.entries(properties).filter(([, property]) => !isHidden(property, direction));
    const names = new Set(Array.isArray(required) ? required : []);
    const members = visible.map(([name, property]) => [name, print(property, { direction })] as const);
    const unnamed = [...names].filter(
      (name) => !Object.hasOwn(properties, name) && !isHidden(findProperty(whole, name), direction),
    );
    const rest = isSchema(additionalProperties)
      ? print(additionalProperties as Schema, { direction })
      : additionalProperties === false
        ? "false"
        : undefined;
    const shape = printObject([
      [
        "required",
        printMembers([
          ...members.filter(([name]) => names.has(name)),
          ...unnamed.map((name) => [name, "s.any()"] as const),
        ]),
      ],
      ["optional", printMembers(members.filter(([name]) => !names.has(name)))],
      ["patterns", printPatternMembers(schema, { direction })],
      ["rest", rest === "s.any()" ? undefined : rest],
    ]);
    return printCall("object", shape === "{}" ? undefined : shape);
  };

  const printObjectSchema = (schema: Schema, context: Context): string => {
    const { direction } = context;
    const { minProperties = 0, maxProperties, propertyNames, dependentRequired, dependentSchemas } = schema;
    const names = schema.unevaluatedProperties === false ? listNames(schema) : undefined;
    return printAll([
      printMembersOf(schema, context),
      ...(names
        ? [
            printCall(
              "object",
              printObject([
                ["rest", "false"],
                ["known", printJson(names)],
              ]),
            ),
          ]
        : []),
      ...(minProperties || maxProperties !== undefined ? [printCall("size", minProperties, maxProperties)] : []),
      ...(propertyNames === undefined ? [] : [printCall("names", print(propertyNames, { direction }))]),
      ...Object.entries(dependentRequired ?? {}).map(([name, others]) =>
        printCall("requires", printJson(others), JSON.stringify(name)),
      ),
      ...Object.entries(dependentSchemas ?? {}).map(([name, other]) =>
        printCall("beside", JSON.stringify(name), print(other, { direction })),
      ),
    ]);
  };

  const printArray = (schema: Schema, { direction }: Context): string => {
    const { items, prefixItems = [], minItems, maxItems, uniqueItems, contains } = schema;
    const first = prefixItems.map((item) => print(item, { direction }));
    const rest = items === false ? "false" : isOpen(items) ? undefined : print(items ?? true, { direction });
    const shape = printObject([
      ["first", first.length === 0 ? undefined : `[${first.join(", ")}]`],
      ["items", rest === "s.any()" ? undefined : rest],
    ]);
    const checks = [
      ...(countOf(minItems) ? [printCall("minItems", minItems)] : []),
      ...(countOf(maxItems) === undefined ? [] : [printCall("maxItems", maxItems)]),
      ...(uniqueItems === true ? [printCall("uniqueItems")] : []),
    ];
    const list = printCall("array", shape === "{}" && checks.length === 0 ? undefined : shape, ...checks);
    if (contains === undefined) return list;
    const { minContains = 1, maxContains } = schema;
    return printAll([list, printCall("contains", print(contains, { direction }), minContains, maxContains)]);
  };

  const printType = (schema: Schema, type: string, context: Context): string => {
    switch (type) {
      case "string":
        return printText(schema);
      case "number":
      case "integer":
        return printNumber(schema, type);
      case "boolean":
        return printCall("boolean");
      case "null":
        return printCall("nothing");
      case "array":
        return printArray(schema, context);
      case "object":
        return printObjectSchema(schema, context);
      default:
        return "s.any()";
    }
  };

  /** The types that a schema states, or means: one with properties is of an object. */
  const listTypes = (schema: Schema): string[] => {
    const { type, nullable } = schema;
    const stated = [type ?? []].flat();
    if (stated.length > 0) return [...new Set(nullable ? [...stated, "null"] : stated)];
    const isObject = [schema.properties, schema.additionalProperties, schema.patternProperties].some(isSchema);
    return isObject && !schema.anyOf && !schema.oneOf ? ["object"] : [];
  };

  const printTypes = (schema: Schema, types: readonly string[], context: Context): string => {
    const printed = [...new Set(types.map((type) => printType(schema, type, context)))];
    if (types.length > 0) return printed.length > 1 ? printUnion(printed) : (printed[0] ?? "s.any()");
    return printAll(
      kinds
        .filter((kind) => speaksOf(schema, kind))
        .map((kind) => {
          const judged = printType(schema, kind, context);
          return judged === printCall(kind) ? "s.any()" : printCall("only", JSON.stringify(kind), judged);
        }),
    );
  };

  /** What a list of values leaves of the types: one that all of the values have says nothing more. */
  const printValues = (schema: Schema, types: readonly string[], context: Context): string[] => {
    const values = "const" in schema ? [schema.const] : schema.enum;
    if (!Array.isArray(values)) return [printTypes(schema, types, context)];
    const fitting = values.filter((value) => types.length === 0 || isOfType(value, types));
    const told = fitting.length > 0 ? fitting : values;
    // What lists no null, beside a type that does, means it all the same.
    const isNullable = schema.nullable === true || (types.includes("null") && types.length > 1);
    const listed = isNullable && !("const" in schema) && !told.includes(null) ? [...told, null] : told;
    const isTold = !kinds.some((kind) => speaksOf(schema, kind));
    const oneOf = printCall("oneOf", ...listed.map(printJson));
    return isTold || fitting.length === 0 ? [oneOf] : [oneOf, printTypes(schema, types, context)];
  };

  const printUnion = (alternatives: readonly string[], discriminator?: string): string =>
    printCall("union", `[${alternatives.join(", ")}]`, discriminator);

  const printDiscriminator = (schema: Schema, alternatives: readonly AnySchema[]): string | undefined => {
    const { propertyName, mapping = {} } = schema.discriminator ?? {};
    if (propertyName === undefined) return undefined;
    const values = new Map<string, number>();
    for (const [index, alternative] of alternatives.entries()) {
      const reference = isSchema(alternative) ? (alternative as Schema).$ref : undefined;
      const name = reference?.split("/").at(-1);
      if (reference === undefined || name === undefined) continue;
      const mapped = Object.entries(mapping).filter(([, target]) => target === reference || target === name);
      for (const value of mapped.length > 0 ? mapped.map(([key]) => key) : [name]) values.set(value, index);
    }
    if (values.size === 0) return undefined;
    const printed = [...values].map(([value, index]) => [value, String(index)] as const);
    return printObject([
      ["property", JSON.stringify(propertyName)],
      ["values", printObject(printed)],
    ]);
  };

  const printAlternatives = (
    schema: Schema,
    alternatives: readonly AnySchema[] | undefined,
    context: Context,
  ): string[] => {
    if (!Array.isArray(alternatives) || alternatives.length === 0) return [];
    const printed = alternatives.map((member: AnySchema) => print(member, context));
    return [printed.length === 1 ? (printed[0] ?? "") : printUnion(printed, printDiscriminator(schema, alternatives))];
  };

  const printConditions = (schema: Schema, { direction }: Context): string[] => {
    const { not, if: condition, then, else: otherwise } = schema;
    const printed = not === undefined ? [] : [printCall("not", print(not, { direction }))];
    if (condition === undefined || (then === undefined && otherwise === undefined)) return printed;
    const parts = [condition, then ?? true, otherwise ?? true].map((part) => print(part, { direction }));
    return [...printed, printCall("conditional", ...parts)];
  };

  /** Where other parts of the whole hide what a schema requires, that schema is printed without it. */
  const printReference = (
    schema: Schema,
    reference: string,
    whole: Schema,
    { direction, outer = [] }: Context,
  ): string => {
    const target = resolve(schema);
    return outer.includes(target) || !requiresHidden(target, whole, direction)
      ? refer(reference, direction)
      : print(target, { direction, whole, outer: [...outer, target] });
  };

  const print = (schema: AnySchema, context: Context): string => {
    if (schema === false) return "s.never()";
    if (!isSchema(schema)) return "s.any()";
    const keywords: Schema = schema;
    const { whole = keywords } = context;
    const types = listTypes(keywords);
    const inner = { ...context, whole };
    const printed = printAll([
      ...(keywords.$ref === undefined ? [] : [printReference(keywords, keywords.$ref, whole, context)]),
      ...printValues(keywords, types, inner),
      ...(keywords.allOf ?? []).map((member) => print(member, inner)),
      ...printAlternatives(keywords, keywords.anyOf, inner),
      ...printAlternatives(keywords, keywords.oneOf, inner),
      ...printConditions(keywords, context),
    ]);
    const isNullable = keywords.nullable === true && [keywords.type ?? []].flat().length === 0;
    return isNullable && printed !== "s.any()" ? printUnion([printed, printCall("nothing")]) : printed;
  };

  return (schema: AnySchema | undefined, direction: Direction): string => print(schema ?? true, { direction });
};
