import { isJsonObject, type JsonObject, type JsonValue } from "../json.ts";
import { createSpecError, locateIn } from "../report/create-spec-error.ts";
import type { Finding } from "../report/finding.ts";
import type { Source } from "../source/read-source.ts";

const describe = (document: JsonValue): Finding | undefined => {
  if (!isJsonObject(document)) {
    const message = "This is not an OpenAPI document.";
    return { path: [], message, remedy: "Begin it with `openapi: 3.1.0`, `info` and `paths`." };
  }
  const { openapi, swagger } = document;
  if (swagger !== undefined) {
    const remedy = "Convert it, for example with `npx swagger2openapi FILE --yaml --outfile spec/openapi.yaml`.";
    return { path: ["swagger"], message: `This is a Swagger ${String(swagger)} document.`, remedy };
  }
  if (openapi === undefined) {
    const message = "The version is missing: this is not an OpenAPI document.";
    return { path: [], message, remedy: "Begin it with `openapi: 3.1.0`." };
  }
  if (!/^3\.[012](\.\d+(-.+)?)?$/.test(String(openapi))) {
    const message = `OpenAPI ${JSON.stringify(openapi).replaceAll('"', "")} is not supported.`;
    return {
      path: ["openapi"],
      message,
      remedy: "Supported are 3.0, 3.1 and 3.2. Ask for the document in one of these versions, or convert it.",
    };
  }
  return undefined;
};

/**
 * Makes sure that a file holds an OpenAPI document of a supported version.
 *
 * @throws SpecError if it does not.
 */
export const checkVersion = (source: Source, document: JsonValue): JsonObject => {
  const finding = describe(document);
  if (finding || !isJsonObject(document)) throw createSpecError(finding ? [finding] : [], locateIn(source));
  return document;
};

/**
 * Writes all three numbers of the version. The document given is changed.
 *
 * @returns What was changed, to be warned of.
 */
export const completeVersion = (document: JsonObject): readonly Finding[] => {
  const version = String(document.openapi);
  if (!/^3\.\d$/.test(version)) return [];
  document.openapi = `${version}.0`;
  const message = `The version \`${version}\` is not written in full.`;
  return [{ path: ["openapi"], message, remedy: `Write all three numbers: \`openapi: ${version}.0\`.` }];
};
