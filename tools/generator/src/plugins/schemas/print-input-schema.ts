import { formOfRequest, isJson } from "../../model/media-types.ts";
import type { OperationModel } from "../../model/operation-model.ts";
import { type InputModel, parseInput } from "../../model/parse-input.ts";
import { printCall, printMembers, printObject } from "./print-call.ts";
import type { AnySchema } from "./schema-keywords.ts";

/** Prints a schema of what is sent. */
export type PrintRequestSchema = (schema: AnySchema | undefined) => string;

type Members = readonly (readonly [name: string, value: string])[];

const printBody = ({ body }: OperationModel, print: PrintRequestSchema): string => {
  if (!body) return "s.any()";
  const { mediaType, content } = body;
  const kind = formOfRequest(mediaType);
  if (kind !== "value") return printCall(kind === "text" ? "string" : "bytes");
  const printed = print(content[mediaType]?.schema as AnySchema | undefined);
  return isJson(mediaType) ? printed : printCall("form", printed);
};

const printFlatBody = (operation: OperationModel, { renamedBodyProperties }: InputModel, print: PrintRequestSchema) =>
  printObject([
    ["schema", printBody(operation, print)],
    ["required", String(operation.body?.required ?? false)],
    [
      "renamed",
      renamedBodyProperties.size === 0
        ? undefined
        : printObject([...renamedBodyProperties].map(([name, inputName]) => [name, JSON.stringify(inputName)])),
    ],
  ]);

/** The place of the key that the client fills in, if the body requires it. */
const listFilledIn = ({ idempotencyKey, body }: OperationModel, { bodyName, renamedBodyProperties }: InputModel) => {
  if (idempotencyKey === undefined || !body) return undefined;
  if (bodyName !== undefined) return JSON.stringify([bodyName, idempotencyKey]);
  const name = renamedBodyProperties.get(idempotencyKey) ?? idempotencyKey;
  return body.requiredProperties.includes(idempotencyKey) ? JSON.stringify([name]) : undefined;
};

/** Prints the schema of the flat input of an operation. */
export const printInputSchema = (operation: OperationModel, print: PrintRequestSchema): string => {
  const model = parseInput(operation);
  const { body } = operation;
  const members = model.parameters.map(({ inputName, parameter: { schema, content = {}, required = false } }) => {
    const stated = (schema ?? Object.values(content)[0]?.schema) as AnySchema | undefined;
    return { name: inputName, printed: print(stated), required };
  });
  if (body && model.bodyName !== undefined) {
    members.push({ name: model.bodyName, printed: printBody(operation, print), required: body.required });
  }
  const select = (required: boolean): Members =>
    members.filter((member) => member.required === required).map(({ name, printed }) => [name, printed]);
  const shape = printObject([
    ["required", printMembers(select(true))],
    ["optional", printMembers(select(false))],
  ]);
  const flat = body && model.bodyName === undefined ? printFlatBody(operation, model, print) : undefined;
  const filledIn = listFilledIn(operation, model);
  return printCall("input", shape, flat ?? (filledIn === undefined ? undefined : "undefined"), filledIn);
};
