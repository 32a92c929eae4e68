import type { IR } from "@hey-api/openapi-ts";
import type { ParameterPlace } from "../model/openapi.ts";
import type { Node } from "../model/schemas/node.ts";

/**
 * A workaround (hey-api/hey-api#2311): hey-api 0.99 keeps one media type of a body, no header of a response, and one of two parameters whose names differ in
 * case only. The schemas of the others travel through it as what it reads without printing it: those of responses as
 * responses of class 1, those of requests as cookies. A key says what a schema is of.
 */
export type CarriedKey =
  | readonly ["response", status: string, "content" | "header", name: string]
  | readonly ["request", "content" | ParameterPlace, name: string];

const prefix = "1 ";

/** Capitals are marked: hey-api takes the names of parameters for the same in any case. */
const printKey = (key: CarriedKey): string => prefix + key.join(" ").replaceAll(/\p{Lu}/gu, "^$&");

/** Lets the schema that an object holds travel with an operation of the document that hey-api gets. */
export const carrySchema = (operation: Node, key: CarriedKey, holder: Node): void => {
  const name = printKey(key);
  if (key[0] === "response") {
    const content = { "application/json": holder };
    operation.responses = { ...(operation.responses as Node | undefined), [name]: { description: "", content } };
  } else {
    operation.parameters = [
      ...((operation.parameters as readonly unknown[] | undefined) ?? []),
      { in: "cookie", name, ...holder },
    ];
  }
};

/** Finds a schema that travelled with an operation. */
export const findCarriedSchema = (operation: IR.OperationObject, key: CarriedKey): IR.SchemaObject | undefined => {
  const name = printKey(key);
  return key[0] === "response"
    ? operation.responses?.[name]?.schema
    : Object.values(operation.parameters?.cookie ?? {}).find((parameter) => parameter.name === name)?.schema;
};
