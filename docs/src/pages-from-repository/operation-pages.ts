import type { OpenApiDocument as FakeDocument } from "@gong-engagement/fake";
import type { OpenApiDocument } from "@gong-engagement/generator/model/openapi";
import type { OperationModel, ResponseModel } from "@gong-engagement/generator/model/operation-model";
import { parseInput } from "@gong-engagement/generator/model/parse-input";
import { parseOperations } from "@gong-engagement/generator/model/parse-operations";
import { escapeMarkdown, linkTo, type Page, table } from "./page.ts";
import { printExamples, readExample } from "./print-examples.ts";
import { createFieldPrinter } from "./print-fields.ts";
import { type FaultOutcome, type KnownCall, tryFault, tryWithoutConnection } from "./try-faults.ts";

/** Slug of the page of an operation. */
const operationSlug = (operationId: string): string => `operations/${operationId.toLowerCase()}`;

const errorPage = "reference/errors";
const deliveryPage = "guides/delivery";

const printOutcome = (slug: string, { name, delivery, advice }: FaultOutcome): string[] => [
  `[\`${name}\`](${linkTo(slug, errorPage, name.toLowerCase())})`,
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

const createOperationPage = async (
  document: OpenApiDocument & FakeDocument,
  operation: OperationModel,
): Promise<Page> => {
  const { operationId, method, path, body, responses, idempotencyKey } = operation;
  const slug = operationSlug(operationId);
  const fields = createFieldPrinter(document);
  const values = readExample(document, operation);
  const call = values && toKnownCall(document, operation, values.input);
  const input = parseInput(operation);
  const media = body?.content[body.mediaType];
  const bodyFields = input.bodyName
    ? [fields.toField(input.bodyName, media?.schema, body?.required ?? false)]
    : fields.listFields(media?.schema).map((field) => ({
        ...field,
        name: input.renamedBodyProperties.get(field.name) ?? field.name,
        note: field.name === idempotencyKey ? "A UUID is filled in if you give none." : undefined,
      }));
  const parameterFields = input.parameters.map(({ inputName, parameter }) =>
    fields.toField(inputName, parameter.schema, parameter.required ?? false, parameter.description),
  );
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
    `## Fields\n\n${fields.printFields([...parameterFields, ...bodyFields], "") || "None."}`,
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
    description: operation.summary ?? operation.description ?? `${method.toUpperCase()} ${path}`,
    body: sections.filter((section) => section !== "").join("\n\n"),
  };
};

/** A page for each operation of the effective spec. */
export const createOperationPages = (document: OpenApiDocument & FakeDocument): Promise<readonly Page[]> =>
  Promise.all(parseOperations(document).map((operation) => createOperationPage(document, operation)));
