import type { OpenApiDocument } from "@gong-engagement/generator/model/openapi";
import type { OperationModel } from "@gong-engagement/generator/model/operation-model";
import { resolveReference } from "@gong-engagement/generator/model/resolve-reference";
import type { RequestValues } from "./create-request-schema.ts";

/** What a media type and a parameter have in common. */
export interface WithExamples {
  readonly example?: unknown;
  readonly examples?: { readonly [name: string]: { readonly value?: unknown } };
}

export interface Example {
  readonly name: string;
  readonly value: unknown;
}

export const parseExamples = (
  document: OpenApiDocument,
  { example, examples = {} }: WithExamples,
): readonly Example[] => {
  const named = Object.entries(examples).map(([name, value]) => ({
    name,
    value: resolveReference<{ readonly value?: unknown }>(document, value).value,
  }));
  // The value of one may be in a file of its own.
  return [{ name: "example", value: example }, ...named].filter(({ value }) => value !== undefined);
};

/** The examples that the spec gives of an operation's body. */
export const parseBodyExamples = (document: OpenApiDocument, { body }: OperationModel): readonly Example[] =>
  parseExamples(document, (body?.content[body.mediaType] ?? {}) as WithExamples);

/** The first example of every parameter that has one. */
export const parseParameterExamples = (document: OpenApiDocument, { parameters }: OperationModel): RequestValues => {
  const examples = parameters.flatMap((parameter) =>
    parseExamples(document, parameter as WithExamples)
      .slice(0, 1)
      .map(({ value }) => ({ place: parameter.in, entry: [parameter.name, value] as const })),
  );
  const places = [...Map.groupBy(examples, ({ place }) => place)];
  return Object.fromEntries(
    places.map(([place, members]) => [place, Object.fromEntries(members.map(({ entry }) => entry))]),
  );
};
