import type { Operation } from "../api-metadata.ts";
import { GongInputError, type InputIssue } from "../errors/gong-input-error.ts";
import { dropUndefined, isRawBody, isRecord } from "../guards.ts";
import type { CallRequest } from "../options/call-options.ts";
import type { StandardIssue, StandardResult, StandardSchema } from "../options/validate.ts";
import type { Redact } from "../redact/redactor.ts";
import { isPayloadName, listLeaves, placeholder, quoteWithout } from "../transport/explain-refusal.ts";
import { createBuildError } from "./prepare-request.ts";

/**
 * Makes of a request the flat input that the SDK takes: calls of the client have parameters by their place, and the body.
 * `undefined` if it cannot be looked into, as a form or a stream instead of a JSON object.
 */
export const toInput = (
  { bodyName, inputNames }: Pick<Operation, "bodyName" | "inputNames">,
  { params, body }: CallRequest,
): unknown => {
  if (bodyName === undefined) {
    if (isRawBody(body)) return undefined;
    if (body !== undefined && !isRecord(body)) return body;
    if (body && !params && !inputNames && !Object.values(body).includes(undefined)) return body;
  }
  // The body comes first: of the same name, a member that no description has gives way to a parameter.
  const places = { body: bodyName === undefined ? body : { [bodyName]: body }, ...params };
  return Object.fromEntries(
    Object.entries(places).flatMap(([place, values]) => {
      const names = new Map(inputNames?.[place as keyof typeof places]);
      return Object.entries(dropUndefined(values ?? {})).map(([name, value]) => [names.get(name) ?? name, value]);
    }),
  );
};

/** Without what the message repeats of the input: most libraries quote the value that they refuse. */
const toInputIssue = ({ message, path = [], quotesInput }: StandardIssue, input: unknown): InputIssue => ({
  path: path.map((step) => (typeof step === "object" ? step.key : step)),
  message: quotesInput === false ? message : quoteWithout(message, listLeaves(input)),
});

const printIssue = ({ path, message }: InputIssue): string =>
  `${path.map((name) => (isPayloadName(name) ? placeholder : String(name))).join(".") || "input"}: ${message}`;

/**
 * Asks the schema of an operation. What it makes of the input is never sent.
 *
 * @returns a promise if the schema is asynchronous
 * @throws GongInputError if something is wrong with the input
 */
export const checkInput = (
  operation: Operation,
  request: CallRequest,
  schema: StandardSchema,
  redact: Redact,
): Promise<void> | undefined => {
  const { operationId } = operation;
  const fail = (reason: unknown): never => {
    throw createBuildError(reason, redact, `${operationId}: the schema threw an error`);
  };
  try {
    const input = toInput(operation, request);
    if (input === undefined) return undefined;
    const judge = ({ issues: found }: StandardResult): void => {
      if (!found) return;
      const issues = Array.from(found, (issue) => toInputIssue(issue, input));
      const shown = issues.slice(0, 3).map(printIssue);
      if (issues.length > 3) shown.push(`${issues.length - 3} more in issues`);
      throw Object.assign(new GongInputError(`${operationId}: ${shown.join("; ") || "the schema refuses it"}`), {
        issues,
      });
    };
    const result = schema["~standard"].validate(input);
    // What has a `then` may be less than a promise.
    if ("then" in result) return Promise.resolve(result).then(judge).catch(fail);
    judge(result);
  } catch (reason) {
    fail(reason);
  }
  return undefined;
};
