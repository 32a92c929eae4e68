import type { OpenApiDocument } from "@gong-engagement/generator/model/openapi";
import type { OperationModel } from "@gong-engagement/generator/model/operation-model";
import { parseInput } from "@gong-engagement/generator/model/parse-input";
import { resolveReference } from "@gong-engagement/generator/model/resolve-reference";

/** One way to make the call of an operation. */
export interface CallExample {
  readonly title: string;
  readonly language: "ts" | "sh";
  readonly code: string;
}

interface WithExample {
  readonly example?: unknown;
  readonly examples?: Readonly<Record<string, { readonly value?: unknown }>>;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const takeExample = (document: OpenApiDocument, { example, examples = {} }: object & WithExample): unknown =>
  example ?? Object.values(examples).map((named) => resolveReference<{ value?: unknown }>(document, named).value)[0];

const printKey = (key: string): string => (/^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key));

/** A value as a TypeScript program writes it. */
const printLiteral = (value: unknown, indent = ""): string => {
  const inner = `${indent}  `;
  if (Array.isArray(value) && value.length > 0) {
    return `[\n${value.map((item) => `${inner}${printLiteral(item, inner)},\n`).join("")}${indent}]`;
  }
  if (isRecord(value) && Object.keys(value).length > 0) {
    const members = Object.entries(value).map(
      ([key, item]) => `${inner}${printKey(key)}: ${printLiteral(item, inner)},\n`,
    );
    return `{\n${members.join("")}${indent}}`;
  }
  return JSON.stringify(value);
};

/** What an operation is called with: the examples of the API description. */
export interface ExampleValues {
  readonly body: unknown;
  /** By place and name. */
  readonly parameters: readonly { readonly place: string; readonly name: string; readonly value: unknown }[];
  /** As the SDK takes them. */
  readonly input: unknown;
}

/** The values of an example, or `undefined` if the API description has none for what is needed. */
export const readExample = (document: OpenApiDocument, operation: OperationModel): ExampleValues | undefined => {
  const model = parseInput(operation);
  const media: object = operation.body?.content[operation.body.mediaType] ?? {};
  const body = takeExample(document, media);
  const parameters = model.parameters.map(({ inputName, parameter }) => {
    const { name, in: place, required, schema = {} } = parameter;
    const described: object = { ...resolveReference<object>(document, schema), ...parameter };
    return { inputName, name, place, required, value: takeExample(document, described) };
  });
  const lacksBody = operation.body?.required === true && body === undefined;
  if (lacksBody || parameters.some(({ required, value }) => required && value === undefined)) return undefined;
  const given = parameters.filter(({ value }) => value !== undefined);
  const ofBody = model.bodyName
    ? { [model.bodyName]: body }
    : Object.fromEntries(
        Object.entries(isRecord(body) ? body : {}).map(([key, value]) => [
          model.renamedBodyProperties.get(key) ?? key,
          value,
        ]),
      );
  return {
    body,
    parameters: given,
    input: { ...Object.fromEntries(given.map(({ inputName, value }) => [inputName, value])), ...ofBody },
  };
};

const quoteForShell = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;

const printCurl = (
  document: OpenApiDocument,
  operation: OperationModel,
  { body, parameters }: ExampleValues,
): string => {
  const ofPlace = (place: string) => parameters.filter((parameter) => parameter.place === place);
  const path = ofPlace("path").reduce(
    (text, { name, value }) => text.replace(`{${name}}`, encodeURIComponent(String(value))),
    operation.path,
  );
  const query = new URLSearchParams(ofPlace("query").map(({ name, value }) => [name, String(value)])).toString();
  const server = (operation.server ?? document.servers?.[0]?.url ?? "").replace(/\/$/, "");
  return [
    `curl --request ${operation.method.toUpperCase()} "${server}${path}${query && `?${query}`}"`,
    '--user "$GONG_ACCESS_KEY:$GONG_ACCESS_KEY_SECRET"',
    ...ofPlace("header").map(({ name, value }) => `--header ${quoteForShell(`${name}: ${value}`)}`),
    ...(body === undefined
      ? []
      : [
          `--header "content-type: ${operation.body?.mediaType}"`,
          `--data ${quoteForShell(JSON.stringify(body, null, 2))}`,
        ]),
  ].join(" \\\n  ");
};

const printClient = ({ method, path }: OperationModel, { body, parameters }: ExampleValues): string => {
  const places = [...Map.groupBy(parameters, ({ place }) => place)].map(([place, members]) => [
    place,
    Object.fromEntries(members.map(({ name, value }) => [name, value])),
  ]);
  const options = {
    ...(places.length > 0 ? { params: Object.fromEntries(places) } : {}),
    ...(body === undefined ? {} : { body }),
  };
  const rest = Object.keys(options).length > 0 ? `, ${printLiteral(options)}` : "";
  return `import { createClient } from "@gong-engagement/client";

const client = createClient();
const { data, error } = await client.${method.toUpperCase()}(${JSON.stringify(path)}${rest});
console.log(data ?? error);`;
};

/** The same call in five ways. */
export const printExamples = (
  document: OpenApiDocument,
  operation: OperationModel,
  values: ExampleValues,
): readonly CallExample[] => {
  const { operationId, tag } = operation;
  const input = printLiteral(values.input);
  const hasInput = isRecord(values.input) && Object.keys(values.input).length > 0;
  return [
    {
      title: "SDK",
      language: "ts",
      code: `import { GongEngagement } from "@gong-engagement/sdk";

const gong = new GongEngagement();
const result = await gong.${tag.propertyName}.${operationId}(${hasInput ? input : ""});
console.log(result);`,
    },
    {
      title: "Function",
      language: "ts",
      code: `import { createClient, ${operationId} } from "@gong-engagement/sdk";

const client = createClient();
const result = await ${operationId}(client${hasInput ? `, ${input}` : ""});
console.log(result);`,
    },
    { title: "Client", language: "ts", code: printClient(operation, values) },
    { title: "curl", language: "sh", code: printCurl(document, operation, values) },
    {
      title: "CLI",
      language: "sh",
      code: `echo ${quoteForShell(JSON.stringify(values.input))} > events.ndjson
npx @gong-engagement/cli report ${operationId} events.ndjson`,
    },
  ];
};
