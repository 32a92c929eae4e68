import { listOperations } from "../checks/list-operations.ts";
import { getValueAt, isJsonObject, type JsonObject, type JsonPath } from "../json.ts";
import { followReference } from "../references/resolve-pointer.ts";
import type { Finding } from "../report/finding.ts";

const types = ["http", "apiKey", "oauth2", "openIdConnect", "mutualTLS"];

const repairScheme = (scheme: JsonObject): string | undefined => {
  const { type, name, in: place, scheme: http } = scheme;
  const meant = types.find((known) => known.toLowerCase() === String(type).toLowerCase());
  if (meant === undefined) return `has the unknown type \`${String(type)}\``;
  scheme.type = meant;
  if (meant === "http" && typeof http !== "string") return "does not say which `scheme` of HTTP it is";
  if (meant === "apiKey" && (typeof name !== "string" || !/^(query|header|cookie)$/.test(String(place)))) {
    return "does not say where its key is sent";
  }
  return undefined;
};

/** Schemes that nobody could send a credential for are left out. */
const repairSchemes = (document: JsonObject): Finding[] => {
  const schemes = getValueAt(document, ["components", "securitySchemes"]);
  if (!isJsonObject(schemes)) return [];
  return Object.entries(schemes).flatMap(([name, written]): Finding[] => {
    const scheme = followReference(document, written);
    if (!isJsonObject(scheme)) return [];
    const fault = repairScheme(scheme);
    if (fault === undefined) return [];
    delete schemes[name];
    const path = ["components", "securitySchemes", name];
    return [
      {
        path,
        kind: "scheme",
        message: `The security scheme \`${name}\` ${fault}, and is left out.`,
        remedy: "Complete it, or remove it.",
      },
    ];
  });
};

/** Requirements that name a scheme which is not declared are left out: nobody could send what they ask for. */
const repairRequirements = (document: JsonObject): Finding[] => {
  const schemes = getValueAt(document, ["components", "securitySchemes"]);
  const isDeclared = (name: string): boolean => isJsonObject(schemes) && Object.hasOwn(schemes, name);
  const repair = (holder: JsonObject, path: JsonPath): Finding[] => {
    const { security } = holder;
    if (!Array.isArray(security)) return [];
    const findings = security.flatMap((requirement, index) =>
      Object.keys(isJsonObject(requirement) ? requirement : {})
        .filter((name) => !isDeclared(name))
        .map((name) => ({
          path: [...path, "security", String(index), name],
          kind: "undeclared scheme",
          message: `The security scheme \`${name}\` is not declared: no credential is sent for it.`,
          remedy: "Declare it under `components.securitySchemes`, or correct the name.",
        })),
    );
    if (findings.length > 0) {
      holder.security = security.filter((item) => isJsonObject(item) && Object.keys(item).every(isDeclared));
    }
    return findings;
  };
  return [
    ...repair(document, []),
    ...listOperations(document).flatMap(({ path, operation }) => repair(operation, path)),
  ];
};

/** A server is dropped if its address is unknown. */
const repairServers = (document: JsonObject): Finding[] => {
  const repair = (holder: JsonObject, path: JsonPath): Finding[] => {
    const { servers } = holder;
    if (!Array.isArray(servers)) return [];
    const findings: Finding[] = [];
    const kept = servers.filter((server, index) => {
      if (!isJsonObject(server) || typeof server.url !== "string") return false;
      const { url, variables } = server;
      const missing = Array.from(url.matchAll(/\{([^{}]+)\}/g), ([, name = ""]) => name).filter((name) => {
        const variable = isJsonObject(variables) ? variables[name] : undefined;
        if (!isJsonObject(variable)) return true;
        const [first] = Array.isArray(variable.enum) ? variable.enum : [];
        if (typeof variable.default !== "string" && typeof first === "string") variable.default = first;
        if (Array.isArray(variable.enum) && !variable.enum.includes(variable.default ?? null)) {
          const message = `The default of the variable \`${name}\` is not among its values.`;
          const place = [...path, "servers", String(index), "variables", name, "default"];
          findings.push({ path: place, kind: "variable default", message, remedy: "Add it to `enum`, or correct it." });
        }
        return typeof variable.default !== "string";
      });
      const [name] = missing;
      if (name === undefined) return true;
      const message = `The variable \`${name}\` of the server has no default: \`${url}\` is left out.`;
      const remedy = `Declare \`${name}\` with its default under the server's \`variables\`.`;
      findings.push({ path: [...path, "servers", String(index), "url"], kind: "server variable", message, remedy });
      return false;
    });
    if (kept.length < servers.length) holder.servers = kept;
    return findings;
  };
  const { paths } = document;
  const items = Object.entries(isJsonObject(paths) ? paths : {}).flatMap(([name, item]) => {
    const pathItem = followReference(document, item);
    return isJsonObject(pathItem) ? repair(pathItem, ["paths", name]) : [];
  });
  const operations = listOperations(document).flatMap(({ path, operation }) => repair(operation, path));
  return [...repair(document, []), ...items, ...operations];
};

/** Repairs servers and what is said of credentials. The document given is changed. */
export const repairService = (document: JsonObject): readonly Finding[] => [
  ...repairServers(document),
  ...repairSchemes(document),
  ...repairRequirements(document),
];
