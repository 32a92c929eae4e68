import { walkDocument } from "@gong-engagement/fake/document/walk-document";
import { isJsonObject, type JsonObject, type JsonValue } from "../json.ts";
import { followReference } from "../references/resolve-pointer.ts";
import type { Finding } from "../report/finding.ts";

const stylesOf: Readonly<Record<string, readonly string[]>> = {
  path: ["simple", "label", "matrix"],
  query: ["form", "spaceDelimited", "pipeDelimited", "deepObject"],
  header: ["simple"],
  cookie: ["form"],
};

const isParameter = (value: JsonValue): value is JsonObject & { in: string; name: string } =>
  isJsonObject(value) && typeof value.in === "string" && typeof value.name === "string" && value.in in stylesOf;

/** Repairs what parameters say of how they are written. The document given is changed. */
export const repairParameters = (document: JsonObject): readonly Finding[] => {
  const findings: Finding[] = [];

  const repair = (parameter: JsonObject & { in: string; name: string }, path: readonly string[]): void => {
    const { in: place, name, style, schema, content } = parameter;
    const say = (key: string, kind: string, message: string, remedy: string): void => {
      findings.push({ path: [...path, key], kind, message, remedy });
    };
    if (schema !== undefined && content !== undefined) {
      say(
        "content",
        "both",
        `The parameter \`${name}\` has a \`schema\` as well as \`content\`, which is left out.`,
        "Remove one.",
      );
      delete parameter.content;
    } else if (isJsonObject(content) && Object.keys(content).length > 1) {
      const [first = ""] = Object.keys(content);
      say(
        "content",
        "types",
        `The parameter \`${name}\` has several media types: it is sent as ${first}.`,
        "Keep one.",
      );
      parameter.content = { [first]: content[first] ?? {} };
    }
    if (typeof style !== "string") return;
    if (style === "cookie") {
      // OpenAPI 3.2; it differs in what is encoded only.
      parameter.style = "form";
      return;
    }
    const known = stylesOf[place] ?? [];
    const target = followReference(document, schema);
    const types = isJsonObject(target) ? [target.type ?? []].flat() : [];
    const isMisused = style === "deepObject" && types.length > 0 && !types.includes("object");
    if (known.includes(style) && !isMisused) return;
    const message = isMisused
      ? `The style \`deepObject\` is for objects, and is left out.`
      : `The style \`${style}\` is not for ${place} parameters, and is left out.`;
    say("style", "style", message, `Write ${known.map((other) => `\`${other}\``).join(", ")}, or remove it.`);
    delete parameter.style;
  };

  /** All of a query in one: as a form, its members are parameters of their own; nothing else can be sent. */
  const repairQueryString = (parameter: JsonObject, path: readonly string[]): boolean => {
    const { content, name } = parameter;
    const [mediaType, object] = Object.entries(isJsonObject(content) ? content : {})[0] ?? [];
    const form = followReference(document, object);
    if (mediaType?.startsWith("application/x-www-form-urlencoded") && isJsonObject(form)) {
      delete parameter.content;
      Object.assign(parameter, { in: "query", style: "form", explode: true, schema: form.schema ?? {} });
      return true;
    }
    const message = `The query \`${String(name)}\` of the type \`${mediaType}\` cannot be sent, and is left out.`;
    const remedy = "Describe it as `application/x-www-form-urlencoded`, or as parameters.";
    findings.push({ path: [...path, "in"], kind: "querystring", message, remedy });
    return false;
  };

  walkDocument(document, ({ value, meaning, path }) => {
    if (meaning !== "keywords" || path.at(-2) !== "parameters" || !isJsonObject(value)) return;
    if (value.in === "querystring" && !repairQueryString(value, path)) {
      // OpenAPI has a parameter of this name ignored.
      Object.assign(value, { in: "header", name: "Accept" });
    }
    if (isParameter(value)) repair(value, path);
  });
  return findings;
};
