import type { JsonObject, JsonValue } from "../json.ts";
import type { JsonPath } from "../json-path.ts";
import type { Finding } from "../report/finding.ts";

const refuse = (path: JsonPath): Finding => ({
  path,
  message: "The name `__proto__` cannot be generated: in JavaScript it is no property like any other.",
  remedy: "Rename it, or remove it in the overlay.",
});

/** Refuses properties and parameters named `__proto__`, of which the generated types would know nothing. */
export const checkPropertyNames = (document: JsonObject): Finding[] => {
  const findings: Finding[] = [];
  const path: string[] = [];
  const walk = (value: JsonValue): void => {
    if (typeof value !== "object" || value === null) return;
    const isProperties = path.at(-1) === "properties";
    if (isProperties && Object.hasOwn(value, "__proto__")) findings.push(refuse([...path]));
    if ("in" in value && "name" in value && value.name === "__proto__") findings.push(refuse([...path, "name"]));
    for (const [key, member] of Object.entries(value)) {
      path.push(key);
      walk(member);
      path.pop();
    }
  };
  walk(document);
  return findings;
};
