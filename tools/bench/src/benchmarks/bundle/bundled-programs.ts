/** What is bundled to weigh one call of that program, with `programs` as its folder. */
export const sendBundle = (path: string): string => `export { createSend } from "./${path}.ts";`;

/** What is bundled to weigh the types. */
export const typesBundle = `import "@gong-engagement/types";`;

/** What is bundled to weigh the schema of one operation. */
export const schemaBundle = `export { ReportContentShareEventInput } from "@gong-engagement/schemas";`;

/** What is bundled to weigh the fake, with the document that it judges by. */
export const fakeBundle = `export { createFake } from "@gong-engagement/fake";`;
