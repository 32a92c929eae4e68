import { findNearest } from "../find-nearest.ts";
import { isJsonObject, type JsonObject, type JsonValue } from "../json.ts";
import type { Finding } from "../report/finding.ts";
import { type Shape, type ShapeName, shapes } from "./shapes.ts";

/** Stands for what cannot be used, and is taken out. */
const nothing = Symbol("nothing");

type Repaired = JsonValue | typeof nothing;

const types = new Set(["string", "number", "integer", "boolean", "object", "array", "null"]);

/** Objects that may have no members at all: `null` in their place means nothing else. */
const mayBeEmpty = new Set<Shape>([
  "Schema",
  "Response",
  "MediaType",
  "PathItem",
  "Header",
  "Encoding",
  "ExternalDocs",
]);

const isReference = (value: JsonValue): boolean => isJsonObject(value) && typeof value.$ref === "string";

/** What is read beside a reference in OpenAPI 3.0. */
const marksBesideReference = ["nullable", "readOnly", "writeOnly"];

const nameOf = (value: JsonValue): string =>
  value === null
    ? "null"
    : Array.isArray(value)
      ? "a list"
      : typeof value === "object"
        ? "an object"
        : `a ${typeof value}`;

const wantedNames = { text: "a text", flag: "true or false", number: "a number" } as const;

const wantedOf = (shape: Shape): string => {
  if (typeof shape !== "string") return "list" in shape ? "a list" : "an object";
  return shape in wantedNames ? wantedNames[shape as keyof typeof wantedNames] : "an object";
};

/**
 * Gives every member of a document the type that OpenAPI wants, where it is plain what the author meant, and takes out
 * what nobody could use. The document given is changed.
 *
 * @returns What was changed.
 */
export const repairShapes = (document: JsonObject): readonly Finding[] => {
  const findings: Finding[] = [];
  const path: string[] = [];
  const isOld = String(document.openapi).startsWith("3.0");

  const say = (kind: string, message: string, remedy: string): void => {
    findings.push({ path: [...path], kind, message, remedy });
  };

  const leaveOut = (value: JsonValue, shape: Shape): typeof nothing => {
    const key = path.at(-1) ?? "";
    if (value === null) say("null", `\`${key}\` is null, which means nothing here.`, "Remove it, or give it a value.");
    else {
      const message = `\`${key}\` is ${nameOf(value)} where ${wantedOf(shape)} is expected, and is left out.`;
      say(`wrong type ${key}`, message, "Correct the value, or remove it.");
    }
    return nothing;
  };

  const repairPlain = (value: JsonValue, shape: "text" | "flag" | "number"): Repaired => {
    const key = path.at(-1) ?? "";
    if (typeof value === "object") return leaveOut(value, shape);
    if (shape === "text") {
      if (typeof value === "string") return value;
      say(
        "text",
        `\`${key}\` is ${nameOf(value)}, and read as the text \`${String(value)}\`.`,
        'Write it in quotes, as in `version: "1.0"`.',
      );
      return String(value);
    }
    if (typeof value === (shape === "flag" ? "boolean" : "number")) return value;
    const text = String(value).trim();
    const isMeant = shape === "flag" ? /^(true|false)$/i.test(text) : text !== "" && Number.isFinite(Number(text));
    // A bound that is a boolean, as in OpenAPI 3.0, and others are judged elsewhere.
    if (!isMeant || typeof value === "boolean") return leaveOut(value, shape);
    say("quotes", `\`${key}\` is ${nameOf(value)}, and read as ${text}.`, "Remove the quotes.");
    return shape === "flag" ? text.toLowerCase() === "true" : Number(text);
  };

  const repairList = (value: JsonValue, item: Shape): Repaired => {
    if (value === null) return leaveOut(value, { list: item });
    if (!Array.isArray(value)) {
      const isItem = item === "text" ? typeof value === "string" : item !== "data" && isJsonObject(value);
      if (!isItem) return leaveOut(value, { list: item });
      say("list", `\`${path.at(-1)}\` is not a list, and read as a list of one item.`, "Write it as a list.");
      return repairList([value], item);
    }
    return repairItems(value, item);
  };

  const repairItems = (list: readonly JsonValue[], item: Shape): JsonValue[] => {
    const repaired = list.map((value, index) => within(String(index), () => repair(value, item)));
    return repaired.filter((value): value is JsonValue => value !== nothing);
  };

  const within = (key: string, run: () => Repaired): Repaired => {
    path.push(key);
    const result = run();
    path.pop();
    return result;
  };

  const repairMap = (value: JsonValue, member: Shape): Repaired => {
    if (!isJsonObject(value)) return leaveOut(value, { map: member });
    if (isReference(value) && member !== "Schema") return value;
    for (const [key, child] of Object.entries(value)) {
      if (key.startsWith("x-") && member !== "Schema") continue;
      const repaired = within(key, () => {
        if (child !== null || !mayBeEmpty.has(member)) return repair(child, member);
        say("empty", `\`${key}\` is empty.`, "Describe it, or write `{}`.");
        return {};
      });
      if (repaired === nothing) delete value[key];
      else if (repaired !== child) set(value, key, repaired);
    }
    return value;
  };

  const set = (object: JsonObject, key: string, value: JsonValue): void => {
    Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
  };

  const repairType = (schema: JsonObject): void => {
    const { type } = schema;
    if (type === undefined || (type === "null" && isOld)) return;
    within("type", () => {
      const written = Array.isArray(type) ? type : [type];
      const known = written.flatMap((name) => {
        const lower = String(name === null ? "null" : name).toLowerCase();
        return types.has(lower) ? [lower] : [];
      });
      if (known.length === written.length && known.every((name, index) => name === written[index])) return nothing;
      const message = `The type \`${written.map(String).join(", ")}\` is unknown, and ${known.length > 0 ? `read as \`${known.join(", ")}\`` : "left out"}.`;
      const nearest = findNearest(String(written[0]), [...types], 2);
      say("type", message, nearest ? `Did you mean \`${nearest}\`?` : `Known are ${[...types].join(", ")}.`);
      if (known.length === 0) delete schema.type;
      else schema.type = Array.isArray(type) ? known : (known[0] ?? null);
      return nothing;
    });
  };

  /** Before JSON Schema had a list of names, each property said it for itself. */
  const repairRequired = (schema: JsonObject): void => {
    const { properties } = schema;
    for (const [name, property] of Object.entries(isJsonObject(properties) ? properties : {})) {
      if (!isJsonObject(property) || typeof property.required !== "boolean") continue;
      const { required } = property;
      within("properties", () =>
        within(name, () =>
          within("required", () => {
            const remedy = `List the names in the object that has the properties: \`required: [${name}]\`.`;
            say("required", "`required` of a property is a list of names in the object around it.", remedy);
            return nothing;
          }),
        ),
      );
      delete property.required;
      const names = Array.isArray(schema.required) ? schema.required : [];
      if (required && !names.includes(name)) schema.required = [...names, name];
    }
  };

  /**
   * OpenAPI 3.0 ignores what is beside a reference, and many generators write it there all the same. Around the reference
   * it is read by all tools.
   */
  const repairReference = (schema: JsonObject): void => {
    const { $ref, description } = schema;
    const marks = marksBesideReference.filter((key) => schema[key] === true);
    if (!isOld || typeof $ref !== "string" || marks.length === 0) return;
    for (const key of marks) {
      within(key, () => {
        const remedy = `Write \`allOf: [{ $ref: "${$ref}" }]\` beside \`${key}\`.`;
        say("beside", `OpenAPI 3.0 ignores \`${key}\` beside a \`$ref\`: it is read all the same.`, remedy);
        return nothing;
      });
    }
    for (const key of Object.keys(schema)) delete schema[key];
    if (description !== undefined) schema.description = description;
    schema.allOf = [{ $ref }];
    for (const key of marks) schema[key] = true;
  };

  /** Nothing would satisfy an empty list of values or choices. */
  const repairEmptyLists = (schema: JsonObject): void => {
    for (const key of ["enum", "anyOf", "oneOf", "allOf"]) {
      const list = schema[key];
      if (!Array.isArray(list) || list.length > 0) continue;
      within(key, () => {
        say("empty list", `\`${key}\` is an empty list, and left out.`, "List what it allows, or remove it.");
        return nothing;
      });
      delete schema[key];
    }
  };

  const repairSchema = (schema: JsonObject): void => {
    repairReference(schema);
    repairType(schema);
    repairRequired(schema);
    repairEmptyLists(schema);
    const { items, examples, discriminator } = schema;
    if (Array.isArray(items)) {
      within("items", () => {
        say("items", "`items` is a list, as in older versions of JSON Schema.", "Name it `prefixItems`.");
        return nothing;
      });
      schema.prefixItems = items;
      delete schema.items;
    }
    if (isJsonObject(examples)) {
      within("examples", () => {
        say("examples", "`examples` of a schema is a map, and read as a list.", "Write a list of values.");
        return nothing;
      });
      schema.examples = Object.values(examples).map((example) =>
        isJsonObject(example) && example.value !== undefined ? example.value : example,
      );
    }
    if (typeof discriminator === "string") {
      within("discriminator", () => {
        const remedy = `Write \`discriminator: { propertyName: ${discriminator} }\`.`;
        say("discriminator", "`discriminator` is the name of a property, as in Swagger 2.", remedy);
        return nothing;
      });
      schema.discriminator = { propertyName: discriminator };
    }
  };

  const repairObject = (value: JsonValue, name: ShapeName): Repaired => {
    if (name === "Schema" && typeof value === "boolean") return value;
    if (!isJsonObject(value)) return leaveOut(value, name);
    if (name === "Schema") repairSchema(value);
    else if (isReference(value)) return value;
    for (const [key, shape] of Object.entries(shapes[name])) {
      const child = Object.hasOwn(value, key) ? value[key] : undefined;
      if (child === undefined) continue;
      const repaired = within(key, () => repair(child, shape));
      if (repaired === nothing) delete value[key];
      else if (repaired !== child) set(value, key, repaired);
    }
    return value;
  };

  const repair = (value: JsonValue, shape: Shape): Repaired => {
    if (typeof shape !== "string") return "list" in shape ? repairList(value, shape.list) : repairMap(value, shape.map);
    if (shape === "data") return value;
    if (shape === "text" || shape === "flag" || shape === "number") return repairPlain(value, shape);
    return repairObject(value, shape);
  };

  repairObject(document, "Document");
  return findings;
};
