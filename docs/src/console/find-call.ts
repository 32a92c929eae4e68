import openapi from "@gong-engagement/types/openapi.json" with { type: "json" };

/** A call that the API description has an example for. */
export interface ExampleCall {
  /** In capitals. */
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const at = (value: unknown, ...keys: readonly string[]): unknown =>
  keys.reduce<unknown>((inner, key) => (isRecord(inner) ? inner[key] : undefined), value);

/** The first call whose body has an example, and that needs no parameters. */
export const findCall = (document: unknown = openapi): ExampleCall | undefined => {
  const paths = at(document, "paths");
  if (!isRecord(paths)) return undefined;
  return Object.entries(paths)
    .flatMap(([path, methods]) =>
      Object.keys(isRecord(methods) ? methods : {}).map((method) => ({
        method: method.toUpperCase(),
        path,
        body: at(methods, method, "requestBody", "content", "application/json", "example"),
      })),
    )
    .find(({ path, body }) => body !== undefined && !path.includes("{"));
};
