import type { OpenApiDocument as FakeDocument } from "@gong-engagement/fake";
import type { OpenApiDocument } from "@gong-engagement/generator/model/openapi";
import type { OperationModel, ResponseModel } from "@gong-engagement/generator/model/operation-model";
import { parseInput } from "@gong-engagement/generator/model/parse-input";
import { parseOperations } from "@gong-engagement/generator/model/parse-operations";
import { breakable, escapeHtml, escapeMarkdown, linkTo, type Page, table } from "./page.ts";
import { printExamples, readExample } from "./print-examples.ts";
import { createFieldPrinter, type Field, toAnchor } from "./print-fields.ts";
import { type FaultOutcome, type KnownCall, tryFault, tryWithoutConnection } from "./try-faults.ts";

/** Slug of the page of an operation. */
const operationSlug = (operationId: string): string => `operations/${operationId.toLowerCase()}`;

const errorPage = "reference/errors";
const deliveryPage = "guides/delivery";

const printOutcome = (slug: string, { name, delivery, advice }: FaultOutcome): string[] => [
  `[${breakable(name)}](${linkTo(slug, errorPage, name.toLowerCase())})`,
  `[\`${delivery}\`](${linkTo(slug, deliveryPage, "delivery")})`,
  `[\`${advice}\`](${linkTo(slug, deliveryPage, "advice")})`,
];

const toKnownCall = (document: FakeDocument, { operationId, tag }: OperationModel, input: unknown): KnownCall => ({
  document,
  resource: tag.propertyName,
  operationId,
  input,
});

const printStatus = async (
  slug: string,
  status: string,
  { description = "" }: ResponseModel,
  call: KnownCall | undefined,
): Promise<string[]> => {
  const text = escapeMarkdown(description);
  const isError = /^[45]\d\d$/.test(status) && call;
  if (!isError) return [`\`${status}\``, text, "the call resolves", "", ""];
  return [`\`${status}\``, text, ...printOutcome(slug, await tryFault(call, Number(status)))];
};

const printRetries = async (slug: string, call: KnownCall): Promise<string> => {
  const faults: readonly (readonly [string, Promise<FaultOutcome>])[] = [
    ["no connection", tryWithoutConnection(call)],
    ["the connection is lost after sending", tryFault(call, "reset-before-commit")],
    ["no answer within `timeout`", tryFault(call, "no-answer", {}, { timeout: 20 })],
    ["429", tryFault(call, 429, { retryAfter: 0 })],
    ["503 with `Retry-After`", tryFault(call, 503, { retryAfter: 0 })],
    ["408, 425, 500, 502, 503, 504", tryFault(call, 503)],
    ["501, 505", tryFault(call, 501)],
    ["409", tryFault(call, 409)],
    ["any other 4xx", tryFault(call, 400)],
    ["a redirect", tryFault(call, "redirect", { location: "https://elsewhere.example/" })],
    ["a page of HTML with status 200", tryFault(call, "html")],
  ];
  const rows = await Promise.all(
    faults.map(async ([what, trial]) => {
      const outcome = await trial;
      return [what, outcome.isSentAgain ? "yes" : "no", ...printOutcome(slug, outcome)];
    }),
  );
  return table(["what happened", "sent again", "in the end", "delivery", "advice"], rows);
};

const printPurpose = ({ summary, description, deprecated, tag }: OperationModel): string =>
  [
    deprecated ? "**Deprecated.**" : "",
    escapeMarkdown(description ?? summary ?? ""),
    tag.description ? `Part of _${escapeMarkdown(tag.name)}_.` : "",
  ]
    .filter((part) => part !== "")
    .join(" ");

const printVendorPath = (slug: string, { vendorPath, path }: OperationModel): string =>
  vendorPath === undefined || vendorPath === path
    ? ""
    : `\n\nThe vendor's own reference has the path \`${vendorPath}\` in place of \`${path}\`: [what to do](${linkTo(slug, "guides/description")}).`;

const printKeyRule = ({ idempotencyKey, method }: OperationModel): string =>
  idempotencyKey
    ? `\`${idempotencyKey}\` is the idempotency key: the SDK fills in a UUID if you give none, the same for every attempt of one call. A repetition under the same key is recorded once.`
    : `The operation has no idempotency key${/^(post|patch)$/.test(method) ? ", and its method does not allow a repetition: what may have arrived is not sent again" : "; its method allows a repetition, which may be recorded twice"}.`;

/** What a method of the SDK takes: parameters, and the properties of the body. */
const listInputFields = (printer: ReturnType<typeof createFieldPrinter>, operation: OperationModel): Field[] => {
  const { body, idempotencyKey } = operation;
  const input = parseInput(operation);
  const media = body?.content[body.mediaType];
  const bodyFields = input.bodyName
    ? [printer.toField(input.bodyName, media?.schema, body?.required ?? false)]
    : printer.listFields(media?.schema).map((field) => ({
        ...field,
        name: input.renamedBodyProperties.get(field.name) ?? field.name,
        note: field.name === idempotencyKey ? "A UUID is filled in if you give none." : undefined,
      }));
  const parameterFields = input.parameters.map(({ inputName, parameter }) =>
    printer.toField(inputName, parameter.schema, parameter.required ?? false, parameter.description),
  );
  return [...parameterFields, ...bodyFields];
};

const createOperationPage = async (
  document: OpenApiDocument & FakeDocument,
  operation: OperationModel,
): Promise<Page> => {
  const { operationId, method, path, responses } = operation;
  const slug = operationSlug(operationId);
  const fields = createFieldPrinter(document);
  const inputFields = listInputFields(fields, operation);
  const values = readExample(document, operation);
  const call = values && toKnownCall(document, operation, values.input);
  const statuses = await Promise.all(
    Object.entries(responses).map(([status, response]) => printStatus(slug, status, response, call)),
  );
  // Many statuses have the same body.
  const bodies = Map.groupBy(Object.entries(responses), ([, { content }]) =>
    JSON.stringify(Object.values(content)[0]?.schema),
  );
  const answers = [...bodies.values()].map((group) => {
    const [answer] = Object.values(group[0]?.[1].content ?? {});
    const list = answer ? fields.listFields(answer.schema) : [];
    const codes = group.map(([status]) => status);
    return list.length === 0 ? "" : `### Body of ${codes.join(", ")}\n\n${fields.printFields(list, `${codes[0]}-`)}`;
  });
  const examples = values
    ? printExamples(document, operation, values).map(
        ({ title, language, code }) => `### ${title}\n\n\`\`\`${language}\n${code}\n\`\`\``,
      )
    : ["The API description has no example for it."];
  const sections = [
    `${printPurpose(operation)}\n\n\`\`\`http\n${method.toUpperCase()} ${path}\n\`\`\`${printVendorPath(slug, operation)}`,
    `## Fields\n\n${fields.printFields(inputFields, "") || "None."}`,
    `## Example\n\n${examples.join("\n\n")}`,
    `## Statuses\n\n${table(["status", "means", "in the SDK", "delivery", "advice"], statuses)}\n\n${answers.join("\n\n")}`,
    call
      ? `## Retries\n\n${printKeyRule(operation)} Each row is what the SDK did in a trial against [the fake](${linkTo(slug, "guides/testing")}).\n\n${await printRetries(slug, call)}`
      : "",
    `Try it in [the console](${linkTo(slug, "console")}): nothing is sent to Gong.`,
  ];
  return {
    slug,
    title: operationId,
    description: `${operation.description ?? operation.summary ?? `${method.toUpperCase()} ${path}`} Fields, examples and retries of ${operationId}.`,
    body: sections.filter((section) => section !== "").join("\n\n"),
  };
};

/** A page about all operations, and where each of their fields is described. */
const createOverview = (document: OpenApiDocument, operations: readonly OperationModel[]): Page => {
  const slug = "operations";
  const printer = createFieldPrinter(document);
  const described = operations.flatMap((operation) =>
    listInputFields(printer, operation).map((field) => ({ ...field, operationId: operation.operationId })),
  );
  const fields = [...Map.groupBy(described, ({ name, schema }) => `${name} ${schema.description ?? ""}`).values()]
    .flatMap(([field, ...others]) => (field ? [{ field, owners: [field, ...others] }] : []))
    .sort((one, other) => one.field.name.localeCompare(other.field.name, "en"));
  const entry = (term: string, facts: string, text: string): string =>
    `<dt>${term} <span class="facts">${facts}</span></dt> <dd>${escapeHtml(text)}</dd>`;
  const link = (operationId: string, anchor = ""): string =>
    `<a href="${linkTo(slug, operationSlug(operationId), anchor)}">${breakable(operationId)}</a>`;
  const purposes = operations.map(({ operationId, description, summary, method, path }) =>
    entry(link(operationId), `<code>${method.toUpperCase()} ${escapeHtml(path)}</code>`, description ?? summary ?? ""),
  );
  const meanings = fields.map(({ field, owners }) =>
    entry(
      breakable(field.name),
      `of ${owners.map(({ operationId, name }) => link(operationId, toAnchor(name))).join(", ")}`,
      field.schema.description ?? "",
    ),
  );
  const list = (entries: readonly string[]): string => `<dl class="fields">\n${entries.join("\n")}\n</dl>`;
  return {
    slug,
    title: "All operations and fields",
    description: "What each operation reports, and what each field means, in which unit and format.",
    body: `The page of an operation has types, constraints, examples, statuses and retries.\n\n${list(purposes)}\n\n## What the fields mean\n\n${list(meanings)}`,
  };
};

/** A page about all operations of the effective spec, and one for each. */
export const createOperationPages = async (document: OpenApiDocument & FakeDocument): Promise<readonly Page[]> => {
  const operations = parseOperations(document);
  const pages = await Promise.all(operations.map((operation) => createOperationPage(document, operation)));
  return [createOverview(document, operations), ...pages];
};
