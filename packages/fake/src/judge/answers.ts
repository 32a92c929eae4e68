import type { Response as DocumentedResponse, Operation } from "../document/list-operations.ts";
import { isJson } from "../document/media-types.ts";
import type { ExampleObject, HeaderObject, MediaTypeObject, OpenApiDocument } from "../document/openapi.ts";
import { resolveReference } from "../document/resolve-reference.ts";
import { isObject, writeJson } from "../json.ts";
import type { Random } from "../random.ts";
import { createValidator } from "../schema/create-validator.ts";
import { flattenBranches, type SchemaOrReference, schemaOfProperty, typeOf } from "../schema/flatten-schema.ts";
import { createSampler } from "../schema/sample-value.ts";

/** What is answered, before anything goes wrong on its way. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  readonly requestId: string | undefined;
}

/** What a documented status is answered with, but for the ids. */
interface Template {
  readonly headers: Readonly<Record<string, string>>;
  readonly value: unknown;
  readonly schema: SchemaOrReference;
  readonly mediaType: string | undefined;
}

/** Answers as the document has them, with ids that are new each time. */
export interface Answers {
  readonly succeed: (operation: Operation, status?: number) => Answer;
  /** Answers a status, as it is documented or like another error. Without `errors` it says what the document's example says. */
  readonly refuse: (
    operation: Operation | undefined,
    status: number,
    errors?: readonly string[],
    headers?: Readonly<Record<string, string>>,
  ) => Answer;
  /** Begins with the ids anew. */
  readonly clear: () => void;
}

/** Ids that the service issues go beyond what a number of JavaScript holds. */
const firstLargeId = 5_517_027_188_234_200_000n;

const isIdName = (name: string): boolean => /(^|[a-z_-])id$|Id$|^ID$/.test(name);

/** Names under which errors say in words what is wrong. */
const messageNames = ["message", "detail", "error", "title", "error_description", "description"];

const hasNoBody = (status: number): boolean => status === 204 || status === 205 || status === 304;

/** What a header can be called. Documents also have others. */
const headerName = /^[\w!#$%&'*+.^`|~-]+$/;

/** Headers that say how a message is sent. */
const messageHeaders = /^(content-(type|length|encoding)|transfer-encoding|connection|keep-alive)$/i;

const findResponse = ({ responses }: Operation, status: number): DocumentedResponse | undefined =>
  responses.get(String(status)) ??
  responses.get(`${String(status).charAt(0)}XX`) ??
  responses.get(`${String(status).charAt(0)}xx`) ??
  responses.get("default");

/** The status of a success: the lowest that is documented. */
const findSuccess = ({ responses }: Operation): number => {
  const statuses = [...responses.keys()].filter((status) => status.startsWith("2")).sort();
  const [status] = statuses;
  if (status !== undefined) return /^\d+$/.test(status) ? Number(status) : 200;
  return responses.has("default") ? 200 : 204;
};

export const createAnswers = (document: OpenApiDocument, random: () => Random): Answers => {
  const compile = createValidator(document, "response");
  const sample = createSampler(document, "response", compile);
  const templates = new Map<DocumentedResponse, Template>();
  let count = 0;

  const examplesOf = ({ example, examples = {} }: MediaTypeObject): readonly unknown[] => {
    const named = Object.values(examples).map((member) => {
      const { value, dataValue = value } = resolveReference<ExampleObject>(document, member);
      return dataValue;
    });
    return [example, ...named].filter((value) => value !== undefined);
  };

  const sampleMediaType = (stated: MediaTypeObject): unknown => {
    const { schema = true } = stated;
    const validate = compile(schema);
    const fitting = examplesOf(stated).find((value) => validate(value).length === 0);
    return fitting ?? sample(schema, { extent: "everything" });
  };

  /** A body that is not JSON: an example that is a string, or else any string. */
  const sampleText = (stated: MediaTypeObject): string => {
    const value = examplesOf(stated).find((member) => typeof member === "string");
    return typeof value === "string" ? value : "sample";
  };

  const sampleHeaders = (headers: DocumentedResponse["headers"]): Readonly<Record<string, string>> => {
    const sampleHeader = ({ schema = {}, example }: HeaderObject): string => {
      const value = example ?? sample(schema, { extent: "everything" });
      const text = typeof value === "object" ? "sample" : String(value);
      return /[^\t -\xff]/.test(text) ? "sample" : text;
    };
    const stated = Object.entries(headers).filter(([name]) => headerName.test(name) && !messageHeaders.test(name));
    return Object.fromEntries(stated.map(([name, header]) => [name.toLowerCase(), sampleHeader(header)]));
  };

  const createTemplate = ({ headers, content }: DocumentedResponse): Template => {
    const names = Object.keys(content);
    const mediaType = names.find(isJson) ?? names[0];
    const stated = mediaType === undefined ? {} : (content[mediaType] ?? {});
    const [schema = {}] = flattenBranches(document, stated.schema ?? true);
    // What is an object or a list, and may have any media type of that range, is JSON.
    const isAny =
      mediaType === "*/*" || (mediaType === "application/*" && ["array", "object"].includes(typeOf(schema)));
    const isValue = isAny || (mediaType !== undefined && isJson(mediaType));
    return {
      headers: sampleHeaders(headers),
      value: isValue ? sampleMediaType(stated) : sampleText(stated),
      schema: isValue ? (stated.schema ?? true) : true,
      mediaType: isAny ? "application/json" : mediaType?.replace("/*", "/x-any"),
    };
  };

  const getTemplate = (response: DocumentedResponse): Template => {
    const known = templates.get(response);
    if (known) return known;
    const template = createTemplate(response);
    templates.set(response, template);
    return template;
  };

  const createId = (value: unknown, format: string | undefined): unknown => {
    if (typeof value === "number") return format === "int64" ? firstLargeId + BigInt(count) : count;
    if (typeof value !== "string") return value;
    if (/^\d{16,}$/.test(value)) return String(firstLargeId + BigInt(count));
    if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value)) {
      return value.slice(0, -12) + count.toString(16).padStart(12, "0");
    }
    return random().text(19);
  };

  /** The value with new ids, as far as the schema allows them. */
  const renew = (value: unknown, schema: SchemaOrReference): unknown => {
    if (Array.isArray(value)) {
      const { items = true } = flattenBranches(document, schema)[0] ?? {};
      return value.map((item) => renew(item, items));
    }
    if (!isObject(value)) return value;
    const branch = flattenBranches(document, schema)[0] ?? {};
    const members = Object.entries(value).map(([name, member]) => {
      const property = schemaOfProperty(branch, name);
      if (!isIdName(name) || typeof member === "object") return [name, renew(member, property)];
      const { format } = flattenBranches(document, property)[0] ?? {};
      const id = createId(member, format);
      const isAllowed = typeof id === "bigint" || compile(property)(id).length === 0;
      return [name, isAllowed ? id : member];
    });
    return Object.fromEntries(members);
  };

  const write = (
    status: number,
    { headers, value, schema, mediaType }: Template,
    errors?: readonly string[],
  ): Answer => {
    count += 1;
    if (mediaType === undefined || hasNoBody(status)) return { status, headers, body: undefined, requestId: undefined };
    const isValue = isJson(mediaType);
    const renewed = isValue ? renew(value, schema) : value;
    const stated = isObject(renewed) && errors ? withErrors(renewed, errors) : renewed;
    const requestId = isObject(stated) ? stated.requestId : undefined;
    return {
      status,
      headers: { ...headers, "content-type": mediaType },
      body: isValue ? writeJson(stated) : String(stated),
      requestId: typeof requestId === "string" ? requestId : undefined,
    };
  };

  const withErrors = (
    body: Readonly<Record<string, unknown>>,
    errors: readonly string[],
  ): Readonly<Record<string, unknown>> => {
    if (Array.isArray(body.errors) && body.errors.every((error) => typeof error === "string"))
      return { ...body, errors };
    const name = messageNames.find((candidate) => typeof body[candidate] === "string");
    return name === undefined ? body : { ...body, [name]: errors.join("; ") };
  };

  /** A body as the operation's other errors have it, or as those of this service. */
  const createDefault = (operation: Operation | undefined): Template => {
    const statuses = [...(operation?.responses.keys() ?? [])].filter((status) => /^[45]/.test(status)).sort();
    const others = statuses.map((status) => operation?.responses.get(status));
    for (const response of others) {
      if (!response) continue;
      const template = getTemplate(response);
      if (isObject(template.value)) return { ...template, headers: {} };
    }
    return { headers: {}, value: { requestId: "", errors: [] }, schema: true, mediaType: "application/json" };
  };

  return {
    succeed: (operation, status = findSuccess(operation)) => {
      const response = findResponse(operation, status);
      return write(status, getTemplate(response ?? { headers: {}, content: {} }));
    },
    refuse: (operation, status, errors, headers = {}) => {
      const response = operation && findResponse(operation, status);
      const template = response ? getTemplate(response) : createDefault(operation);
      const answer = write(
        status,
        template,
        errors ?? (response ? undefined : [`The fake was told to answer ${status}`]),
      );
      return { ...answer, headers: { ...answer.headers, ...headers } };
    },
    clear: () => {
      count = 0;
    },
  };
};
