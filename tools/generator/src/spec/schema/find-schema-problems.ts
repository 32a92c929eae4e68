import { BaseResolver, createConfig, lintDocument, type NormalizedProblem, Source } from "@redocly/openapi-core";
import type { JsonObject } from "../json.ts";
import { parsePointer } from "../json-path.ts";
import { refuseToLoad } from "../references/refuse-to-load.ts";
import type { Finding } from "../report/finding.ts";
import { schemaRemedy } from "./schema-remedy.ts";
import { unknownKeywordPlugin } from "./unknown-keyword-plugin.ts";

/** What the OpenAPI Specification says about a document. */
export interface SchemaFindings {
  /** The document is refused. */
  readonly problems: readonly Finding[];
  /** The document is accepted. */
  readonly warnings: readonly Finding[];
}

const toFinding = (problem: NormalizedProblem): Finding => {
  const [location] = problem.location;
  return {
    path: location?.pointer === undefined ? [] : parsePointer(location.pointer.replace(/^#\/?/, "/")).filter(Boolean),
    message: problem.message,
    remedy: schemaRemedy(problem),
  };
};

/** A boolean is a schema in OpenAPI 3.1, which Redocly knows in some places only. */
const isMistaken = ({ message }: NormalizedProblem, { openapi }: JsonObject): boolean =>
  String(openapi).startsWith("3.1") && message === "Expected type `Schema` (object) but got `boolean`";

/** Compares a document with the OpenAPI Specification of its version. */
export const findSchemaProblems = async (document: JsonObject): Promise<SchemaFindings> => {
  const config = await createConfig({
    plugins: [unknownKeywordPlugin],
    rules: {
      struct: "error",
      "operation-parameters-unique": "error",
      "path-parameters-defined": "error",
      "no-undefined-server-variable": "error",
    },
    oas3_1Rules: { "schema/unknown-keyword": "warn" },
  });
  const all = await lintDocument({
    document: { source: new Source("openapi.json", ""), parsed: document },
    config,
    externalRefResolver: refuseToLoad(new BaseResolver()),
  });
  const found = all.filter((problem) => !isMistaken(problem, document));
  return {
    problems: found.filter(({ severity }) => severity === "error").map(toFinding),
    warnings: found.filter(({ severity }) => severity === "warn").map(toFinding),
  };
};
