import type { IR } from "@hey-api/openapi-ts";
import { printString } from "./print-members.ts";

/** The types in which hey-api keeps the bodies of responses. */
type ResponseRole = "errors" | "responses";

const isSuccess = (status: string): boolean => status.startsWith("2");

/** What hey-api reads of `default` to find out where it belongs. */
const textOfDefault = ({ default: response }: IR.ResponsesObject): string =>
  `${response?.schema.description ?? ""} ${response?.schema.$ref ?? ""}`.toLowerCase();

/**
 * Whether hey-api also takes `default` for a success, though there are others: it does if the text mentions one, be it of
 * an unsuccessful call.
 */
export const isDefaultMisplaced = ({ responses = {} }: IR.OperationObject): boolean =>
  Object.keys(responses).some(isSuccess) && textOfDefault(responses).includes("success");

/** With the errors if its text mentions one, or if a 2xx exists and the text does not mention success. */
const findRoleOfDefault = (responses: IR.ResponsesObject): ResponseRole => {
  const text = textOfDefault(responses);
  const isError = /error|problem/.test(text) || (Object.keys(responses).some(isSuccess) && !text.includes("success"));
  return isError ? "errors" : "responses";
};

/** Where hey-api keeps the body of a status; it drops 1xx and 3xx. */
export const findResponseRole = (status: string, { responses = {} }: IR.OperationObject): ResponseRole | undefined => {
  if (status === "default") return findRoleOfDefault(responses);
  if (/^[13]/.test(status)) return undefined;
  return isSuccess(status) ? "responses" : "errors";
};

/** Prints a status as the key of one of these types. */
export const printStatus = (status: string): string => (/^\d+$/.test(status) ? status : printString(status));
