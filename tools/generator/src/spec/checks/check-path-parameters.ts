import { httpMethods } from "../../model/openapi.ts";
import { isJsonObject, type JsonObject, type JsonValue } from "../json.ts";
import type { JsonPath } from "../json-path.ts";
import { followReference } from "../references/resolve-pointer.ts";
import type { Finding } from "../report/finding.ts";

interface PathParameter {
  readonly path: JsonPath;
  readonly name: string;
}

const listPathParameters = (document: JsonObject, holder: JsonObject, path: JsonPath): PathParameter[] => {
  const { parameters } = holder;
  return (Array.isArray(parameters) ? parameters : []).flatMap((item, index) => {
    const parameter = followReference(document, item);
    if (!isJsonObject(parameter) || parameter.in !== "path" || typeof parameter.name !== "string") return [];
    return [
      { path: [...path, "parameters", String(index), ...(parameter === item ? ["name"] : [])], name: parameter.name },
    ];
  });
};

const refuseUnused = (template: string, { path, name }: PathParameter): Finding => ({
  path,
  message: `Path parameter \`${name}\` is not used in the path \`${template}\`.`,
  remedy: `Write it into the path as \`{${name}}\`, or remove it.`,
});

const refuseUndeclared = (template: string, path: JsonPath, name: string): Finding => ({
  path: [...path, "parameters"],
  message: `The operation does not define the path parameter \`{${name}}\` expected by path \`${template}\`.`,
  remedy: `Declare it under \`parameters\`:\n  - { name: ${name}, in: path, required: true, schema: { type: string } }`,
});

const checkPathItem = (document: JsonObject, template: string, item: JsonValue): Finding[] => {
  const pathItem = followReference(document, item);
  if (!isJsonObject(pathItem)) return [];
  const path = ["paths", template];
  const expected = new Set(Array.from(template.matchAll(/\{([^{}]+)\}/g), ([, name = ""]) => name));
  const isUnused = ({ name }: PathParameter): boolean => !expected.has(name);
  const shared = listPathParameters(document, pathItem, path);
  const findings = shared.filter(isUnused).map((parameter) => refuseUnused(template, parameter));
  for (const method of httpMethods) {
    const operation = pathItem[method];
    if (!isJsonObject(operation)) continue;
    const own = listPathParameters(document, operation, [...path, method]);
    const declared = new Set([...shared, ...own].map(({ name }) => name));
    findings.push(
      ...own.filter(isUnused).map((parameter) => refuseUnused(template, parameter)),
      ...[...expected]
        .filter((name) => !declared.has(name))
        .map((name) => refuseUndeclared(template, [...path, method], name)),
    );
  }
  return findings;
};

/** Refuses operations whose path parameters are not those of the template, whatever characters their names have. */
export const checkPathParameters = (document: JsonObject): Finding[] =>
  Object.entries(isJsonObject(document.paths) ? document.paths : {}).flatMap(([template, item]) =>
    checkPathItem(document, template, item),
  );
