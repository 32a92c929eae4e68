import { isObject } from "@gong-engagement/kit/is-object";
import type { Reference, SchemaObject } from "../../model/openapi.ts";

export type AnySchema = Schema | Reference | boolean;

type Names = { readonly [name: string]: AnySchema };

/** A schema with all keywords that say what a value must be. */
export interface Schema extends SchemaObject {
  readonly $ref?: string;
  readonly readOnly?: boolean;
  readonly writeOnly?: boolean;
  readonly discriminator?: { readonly propertyName?: string; readonly mapping?: { readonly [value: string]: string } };
  readonly contentMediaType?: string;
  readonly contentEncoding?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number | boolean;
  readonly exclusiveMaximum?: number | boolean;
  readonly multipleOf?: number;
  readonly items?: AnySchema;
  readonly prefixItems?: readonly AnySchema[];
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly contains?: AnySchema;
  readonly minContains?: number;
  readonly maxContains?: number;
  readonly patternProperties?: Names;
  readonly propertyNames?: AnySchema;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly dependentRequired?: { readonly [name: string]: readonly string[] };
  readonly dependentSchemas?: Names;
  readonly unevaluatedProperties?: unknown;
  readonly not?: AnySchema;
  readonly if?: AnySchema;
  readonly then?: AnySchema;
  readonly else?: AnySchema;
}

export const isSchema = (value: unknown): value is Schema => isObject(value);

const keywordsOf = {
  string: ["minLength", "maxLength", "pattern", "format", "contentMediaType"],
  number: ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"],
  array: ["items", "prefixItems", "minItems", "maxItems", "uniqueItems", "contains"],
  object: [
    ...["properties", "patternProperties", "additionalProperties", "required", "propertyNames", "minProperties"],
    ...["maxProperties", "dependentRequired", "dependentSchemas", "unevaluatedProperties"],
  ],
} as const;

/** The types that keywords apply to. */
export type Kind = keyof typeof keywordsOf;

export const kinds = Object.keys(keywordsOf) as readonly Kind[];

/** Whether a schema says anything of the values of a type. */
export const speaksOf = (schema: Schema, kind: Kind): boolean => keywordsOf[kind].some((keyword) => keyword in schema);
