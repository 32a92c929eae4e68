import { findOperation } from "@gong-engagement/generator/model/list-paths";
import type { OpenApiDocument } from "@gong-engagement/generator/model/openapi";
import { parseOperations } from "@gong-engagement/generator/model/parse-operations";
import { parseServer } from "@gong-engagement/generator/model/parse-service";
import { isObject } from "@gong-engagement/kit/is-object";
import type { ExplainRefusal, Refusal } from "../prism/create-json-guard.ts";

/** The section of spec/README.md that says where the document departs from the vendor's own. */
export const deviationsUrl =
  "https://github.com/gong-engagement/gong-engagement-sdk/blob/main/spec/README.md#known-deviations";

interface Violation {
  readonly location: readonly string[];
  readonly message: string;
}

const isViolation = (value: unknown): value is Violation =>
  isObject(value) && Array.isArray(value.location) && typeof value.message === "string";

/** Prism names the place in most of its messages; where it does not, the place is put before the message. */
const toSentence = ({ location, message }: Violation): string => {
  const place = location.slice(2).join(".");
  return message.includes(place) ? message : `${place}: ${message}`;
};

/** What Prism found wrong with the request, as sentences. It says so in a header only. */
const parseViolations = ({ headers, isMalformed }: Refusal): readonly string[] => {
  if (isMalformed) return ["Request body is no JSON that can be read"];
  const header = headers["sl-violations"];
  if (typeof header !== "string") return [];
  const violations: unknown = JSON.parse(header);
  return Array.isArray(violations) ? violations.filter(isViolation).map(toSentence) : [];
};

const isTexts = (value: unknown): boolean =>
  Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === "string");

/** Puts the reasons where the spec's own example of the answer has a list of strings, or else beside what the answer has. */
const putReasons = (body: unknown, reasons: readonly string[]): unknown => {
  if (!isObject(body)) return body;
  const name = Object.keys(body).find((key) => isTexts(body[key])) ?? "errors";
  return { ...body, [name]: reasons };
};

interface VendorOperation {
  readonly method: string;
  readonly here: string;
  readonly there: string;
}

/** The operations whose path the vendor names otherwise (`x-vendor-path`). */
const listVendorOperations = (document: OpenApiDocument): readonly VendorOperation[] => {
  const serverPath = new URL(parseServer(document.servers), "http://localhost").pathname.replace(/\/+$/, "");
  return parseOperations(document).flatMap(({ method, path }) => {
    const vendorPath = findOperation(document.paths?.[path] ?? {}, method)?.["x-vendor-path"];
    if (vendorPath === undefined) return [];
    return [{ method: method.toUpperCase(), here: serverPath + path, there: serverPath + vendorPath }];
  });
};

/**
 * Says in the answer what is wrong with a request: each field that the spec refuses, and that a path is one of the vendor's own
 * reference, which the document names otherwise.
 */
export const createExplanation = (document: OpenApiDocument): ExplainRefusal => {
  const vendorOperations = listVendorOperations(document);
  return (refusal) => {
    const { body, method, path, status } = refusal;
    if (status === 404) {
      const found = vendorOperations.find(({ there }) => there === path);
      if (found === undefined || !isObject(body)) return body;
      const detail = `The vendor's own reference has ${method} ${path}. This description has ${found.method} ${found.here}, and the mock follows it. What to do: ${deviationsUrl}`;
      return { ...body, detail };
    }
    const reasons = parseViolations(refusal);
    return reasons.length > 0 ? putReasons(body, reasons) : body;
  };
};
