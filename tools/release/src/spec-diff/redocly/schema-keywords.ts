/** Keywords that say nothing about values. */
export const isDocumentation = (keyword: string): boolean =>
  /^(x-|title$|summary$|description$|examples?$|externalDocs$|\$comment$|xml$)/.test(keyword);

/** Keywords that say what a value may be: their effect shows in the type. */
export const values: ReadonlySet<string> = new Set(["enum", "const"]);

/** Keywords that say of what kind a value is: only the type tells what a change of them means. */
export const structure: ReadonlySet<string> = new Set([
  "type",
  "nullable",
  "discriminator",
  "items",
  "prefixItems",
  "additionalProperties",
  "patternProperties",
  "unevaluatedProperties",
  "allOf",
  "anyOf",
  "oneOf",
  "not",
]);
