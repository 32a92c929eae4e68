import { escapeSegment, unescapeReference } from "@gong-engagement/fake/document/json-pointer";
import type { OpenApiDocument } from "../../model/openapi.ts";
import { resolveReference } from "../../model/resolve-reference.ts";
import { createSchemaPrinter } from "./print-schema.ts";
import type { AnySchema } from "./schema-keywords.ts";
import { createSplitFinder, type Direction } from "./split-directions.ts";

const prefix = "#/components/schemas/";

/** The reference to a component, as hey-api writes it. */
export const referTo = (component: string): string => prefix + escapeSegment(component);

/** A schema that others refer to, or that callers can import. */
export interface Definition {
  readonly name: string;
  /** Whether there is a type of that name. The schema of another one is of use to other schemas only. */
  readonly isTyped: boolean;
  readonly code: string;
}

/** Gives the name of the type of a component. */
export type FindTypeName = (reference: string) => string | undefined;

/**
 * Makes a printer of schemas, and of the definitions that these refer to. A component with properties that are `readOnly` or
 * `writeOnly` is two: hey-api has a type `User` for responses, and `UserWritable` for requests.
 */
export const createDefinitionPrinter = (document: OpenApiDocument, findTypeName: FindTypeName) => {
  const components = (document.components?.schemas ?? {}) as Readonly<Record<string, AnySchema>>;
  const byReference = new Map(Object.entries(components).map(([name, schema]) => [referTo(name), schema]));
  const isSplit = createSplitFinder(document);
  const definitions: Definition[] = [];
  const names = new Map<string, string>();
  const unprinted: (() => void)[] = [];

  const nameType = (reference: string, direction: Direction): string | undefined => {
    if (direction === "response" || !isSplit(reference)) return findTypeName(reference);
    return byReference.has(`${reference}Writable`) ? undefined : findTypeName(`${reference}Writable`);
  };

  /** An alias is printed as what it refers to. */
  const findTarget = (reference: string): AnySchema =>
    byReference.get(reference) ?? resolveReference(document, { $ref: reference });

  const define = (reference: string, direction: Direction): string => {
    const normal = reference
      .split("/")
      .map((segment) => escapeSegment(unescapeReference(segment)))
      .join("/");
    const key = isSplit(normal) ? `${direction} ${normal}` : normal;
    const known = names.get(key);
    if (known !== undefined) return known;
    const typeName = nameType(normal, direction);
    const name = typeName ?? `part${names.size}`;
    names.set(key, name);
    unprinted.push(() => {
      const code = print(findTarget(normal), direction);
      definitions.push({ name, isTyped: typeName !== undefined, code });
    });
    return name;
  };

  /** Definitions that are referred to by what is being printed. */
  let referred = new Set<string>();
  const print = createSchemaPrinter(document, (reference, direction) => {
    const name = define(reference, direction);
    referred.add(name);
    return name;
  });

  const printOutstanding = (): readonly Definition[] => {
    // What is added while it goes on is also printed.
    for (const printOne of unprinted) printOne();
    unprinted.length = 0;
    return definitions;
  };

  return {
    /** Prints with `write` what requests are made of. */
    printRequests: <Printed>(write: (print: (schema: AnySchema | undefined) => string) => Printed) => {
      referred = new Set();
      const printed = write((schema) => print(schema, "request"));
      return { printed, referred: [...referred].sort() };
    },
    /** The definitions of all components that have a type, and of all that has been referred to. */
    printDefinitions: (): readonly Definition[] => {
      for (const reference of byReference.keys()) {
        for (const direction of ["response", "request"] as const) {
          if (nameType(reference, direction) !== undefined) define(reference, direction);
        }
      }
      return [...printOutstanding()].sort((one, other) => (one.name < other.name ? -1 : 1));
    },
  };
};
