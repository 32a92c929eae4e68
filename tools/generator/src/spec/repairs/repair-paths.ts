import { listOperations } from "../checks/list-operations.ts";
import { isJsonObject, type JsonObject, type JsonPath, type JsonValue } from "../json.ts";
import { followReference } from "../references/resolve-pointer.ts";
import type { Finding } from "../report/finding.ts";

const isStatus = (status: string): boolean => /^([1-5](\d\d|XX)|default)$/.test(status);

/** Paths that begin without a slash, under the names that they are meant to have. */
const addSlashes = (document: JsonObject): Finding[] => {
  const { paths } = document;
  if (!isJsonObject(paths)) return [];
  const isPath = (name: string): boolean => name.startsWith("/") || name.startsWith("x-");
  const missing = Object.keys(paths).filter((name) => !isPath(name) && !Object.hasOwn(paths, `/${name}`));
  if (missing.length === 0) return [];
  document.paths = Object.fromEntries(
    Object.entries(paths).map(([name, item]) => [missing.includes(name) ? `/${name}` : name, item]),
  );
  return missing.map((name) => ({
    path: ["paths", name],
    kind: "slash",
    message: `The path \`${name}\` begins without a slash.`,
    remedy: `Write \`/${name}\`.`,
  }));
};

interface PathParameter {
  readonly path: JsonPath;
  readonly parameter: JsonObject;
}

const listPathParameters = (document: JsonObject, holder: JsonObject, path: JsonPath): PathParameter[] => {
  const { parameters } = holder;
  return (Array.isArray(parameters) ? parameters : []).flatMap((item, index) => {
    const parameter = followReference(document, item);
    if (!isJsonObject(parameter) || parameter.in !== "path" || typeof parameter.name !== "string") return [];
    return [{ path: [...path, "parameters", String(index), ...(parameter === item ? ["name"] : [])], parameter }];
  });
};

const removeParameters = (document: JsonObject, holder: JsonObject, unused: readonly JsonObject[]): void => {
  if (!Array.isArray(holder.parameters)) return;
  holder.parameters = holder.parameters.filter((item) => {
    const parameter = followReference(document, item);
    return !isJsonObject(parameter) || !unused.includes(parameter);
  });
};

const repairPathParameters = (document: JsonObject, template: string, pathItem: JsonObject): Finding[] => {
  const expected = Array.from(template.matchAll(/\{([^{}]+)\}/g), ([, name = ""]) => name);
  const base = ["paths", template];
  const findings: Finding[] = [];

  const repairHolder = (holder: JsonObject, path: JsonPath): void => {
    const parameters = listPathParameters(document, holder, path);
    for (const { path: place, parameter } of parameters) {
      if (parameter.required === true) continue;
      parameter.required = true;
      const message = `The path parameter \`${parameter.name}\` is not required, though a path is nothing without it.`;
      findings.push({ path: place, kind: "optional path parameter", message, remedy: "Add `required: true`." });
    }
    const unused = parameters.filter(({ parameter }) => !expected.includes(String(parameter.name)));
    for (const { path: place, parameter } of unused) {
      const message = `Path parameter \`${parameter.name}\` is not used in the path \`${template}\`, and is left out.`;
      const remedy = `Write it into the path as \`{${parameter.name}}\`, or remove it.`;
      findings.push({ path: place, kind: "unused path parameter", message, remedy });
    }
    const list = unused.map(({ parameter }) => parameter);
    if (list.length > 0) removeParameters(document, holder, list);
  };

  repairHolder(pathItem, base);
  const shared = listPathParameters(document, pathItem, base).map(({ parameter }) => parameter.name);
  for (const { path, name, operation } of listOperations({ paths: { [template]: pathItem } })) {
    if (name !== template) continue;
    repairHolder(operation, path);
    const declared = [
      ...shared,
      ...listPathParameters(document, operation, path).map(({ parameter }) => parameter.name),
    ];
    for (const missing of new Set(expected)) {
      if (declared.includes(missing)) continue;
      const added = { name: missing, in: "path", required: true, schema: { type: "string" } };
      operation.parameters = [...(Array.isArray(operation.parameters) ? operation.parameters : []), added];
      const message = `The operation does not declare the path parameter \`{${missing}}\` of \`${template}\`: it is read as a text.`;
      const remedy = `Declare it under \`parameters\`:\n  - { name: ${missing}, in: path, required: true, schema: { type: string } }`;
      findings.push({ path, kind: "undeclared path parameter", message, remedy });
    }
  }
  return findings;
};

/** Statuses are written in one way only; anything else is left out. */
const repairStatuses = (document: JsonObject): Finding[] =>
  listOperations(document).flatMap(({ path, operation: { responses } }) => {
    if (!isJsonObject(responses)) return [];
    return Object.entries(responses).flatMap(([status, response]): Finding[] => {
      if (isStatus(status) || status.startsWith("x-") || status === "$ref") return [];
      const meant = [status.toUpperCase(), status.toLowerCase()].find(isStatus);
      delete responses[status];
      if (meant !== undefined && !Object.hasOwn(responses, meant)) responses[meant] = response;
      const message = `\`${status}\` is not a status, and ${meant === undefined ? "left out" : `read as \`${meant}\``}.`;
      return [
        {
          path: [...path, "responses", status],
          kind: "status",
          message,
          remedy: "Write one such as `200`, `4XX` or `default`.",
        },
      ];
    });
  });

const nameless = (template: string): string => template.replaceAll(/\{[^{}]*\}/g, "{}");

/** Paths that a service cannot tell apart. */
const findEqualPaths = ({ paths }: JsonObject): Finding[] => {
  const templates = Object.keys(isJsonObject(paths) ? paths : {}).filter((name) => name.startsWith("/"));
  return [...Map.groupBy(templates, nameless).values()].flatMap(([first, ...others]) =>
    others.map((template) => ({
      path: ["paths", template],
      kind: "equal paths",
      message: `The paths \`${first}\` and \`${template}\` differ in names of parameters only.`,
      remedy: "Describe their operations under one of them.",
    })),
  );
};

/** Repairs paths, their parameters and statuses. The document given is changed. */
export const repairPaths = (document: JsonObject): readonly Finding[] => {
  const { paths } = document;
  const items: [string, JsonValue][] = Object.entries(isJsonObject(paths) ? paths : {});
  const parameters = items.flatMap(([template, item]) => {
    const pathItem = followReference(document, item);
    return isJsonObject(pathItem) ? repairPathParameters(document, template, pathItem) : [];
  });
  return [...parameters, ...repairStatuses(document), ...findEqualPaths(document), ...addSlashes(document)];
};
