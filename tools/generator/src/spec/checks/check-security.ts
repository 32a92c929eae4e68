import { isJsonObject, type JsonObject } from "../json.ts";
import { getValueAt, type JsonPath } from "../json-path.ts";
import type { Finding } from "../report/finding.ts";
import { listOperations } from "./list-operations.ts";

/** Refuses a security requirement that names a scheme which is not declared. */
export const checkSecurity = (document: JsonObject): Finding[] => {
  const schemes = getValueAt(document, ["components", "securitySchemes"]);
  const check = ({ security }: JsonObject, path: JsonPath): Finding[] =>
    (Array.isArray(security) ? security : []).flatMap((requirement, index) =>
      Object.keys(isJsonObject(requirement) ? requirement : {})
        .filter((name) => !isJsonObject(schemes) || !Object.hasOwn(schemes, name))
        .map((name) => ({
          path: [...path, "security", String(index), name],
          message: `The security scheme \`${name}\` is not declared.`,
          remedy: "Declare it under `components.securitySchemes`, or correct the name.",
        })),
    );
  return [...check(document, []), ...listOperations(document).flatMap(({ path, operation }) => check(operation, path))];
};
