import { walkDocument } from "@gong-engagement/fake/document/walk-document";
import type { JsonObject, JsonPath } from "../json.ts";
import type { Finding } from "../report/finding.ts";

const refuse = (path: JsonPath): Finding => ({
  path,
  message: "The name `__proto__` cannot be generated: in JavaScript it is not a property like any other.",
  remedy: "Rename it, or remove it in the overlay.",
});

/** Refuses properties and parameters named `__proto__`, which the generated types would not know. */
export const checkPropertyNames = (document: JsonObject): Finding[] => {
  const findings: Finding[] = [];
  walkDocument(document, ({ value, meaning, path }) => {
    const isProperties = meaning === "names" && path.at(-1) === "properties";
    if (isProperties && Object.hasOwn(value, "__proto__")) findings.push(refuse([...path]));
    if (meaning === "keywords" && "in" in value && "name" in value && value.name === "__proto__")
      findings.push(refuse([...path, "name"]));
  });
  return findings;
};
