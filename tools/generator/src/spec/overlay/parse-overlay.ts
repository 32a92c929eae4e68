import { isJsonObject, type JsonObject, type JsonValue } from "../json.ts";
import { createSpecError, locateIn } from "../report/create-spec-error.ts";
import type { Finding } from "../report/finding.ts";
import { parseSource } from "../source/parse-source.ts";
import type { Source } from "../source/read-source.ts";

/** An action of an OpenAPI Overlay. */
export interface OverlayAction {
  /** JSONPath of the places to change. */
  readonly target: string;
  /** Merged into objects, appended to lists. Absent if the places are to be removed. */
  readonly update?: JsonValue;
  readonly remove?: true;
}

/** A parsed OpenAPI Overlay 1.0 document. */
export interface Overlay {
  readonly source: Source;
  readonly actions: readonly OverlayAction[];
}

/** Changes nothing. */
export const emptyOverlay: Overlay = { source: { file: "", text: "" }, actions: [] };

const documentKeys = ["overlay", "info", "extends", "actions"];
const actionKeys = ["target", "description", "update", "remove"];

const checkKeys = (value: JsonObject, known: readonly string[], path: readonly string[]): Finding[] =>
  Object.keys(value)
    .filter((key) => !known.includes(key) && !key.startsWith("x-"))
    .map((key) => ({
      path: [...path, key],
      message: `\`${key}\` means nothing here.`,
      remedy: `Remove it; known are ${known.join(", ")}.`,
    }));

const checkAction = (action: JsonValue, index: number): Finding[] => {
  const path = ["actions", String(index)];
  const name = `Action ${index + 1}`;
  if (!isJsonObject(action)) {
    return [{ path, message: `${name} is not a mapping.`, remedy: "Give it a `target`, and `update` or `remove`." }];
  }
  const findings = checkKeys(action, actionKeys, path);
  const { target, remove } = action;
  if (typeof target !== "string" || !target.startsWith("$")) {
    const remedy = "Give it a JSONPath, such as `$.paths['/share'].put`.";
    findings.push({ path: [...path, "target"], message: `${name} has no target.`, remedy });
  }
  if (remove !== undefined && typeof remove !== "boolean") {
    findings.push({ path: [...path, "remove"], message: "`remove` is neither true nor false.", remedy: "Correct it." });
  }
  if (!Object.hasOwn(action, "update") && remove !== true) {
    findings.push({ path, message: `${name} changes nothing.`, remedy: "Give it `update` or `remove: true`." });
  }
  return findings;
};

const checkOverlay = (overlay: JsonObject): Finding[] => {
  const findings = checkKeys(overlay, documentKeys, []);
  const { overlay: version, actions } = overlay;
  if (!/^1\.0\.\d+$/.test(String(version))) {
    const message = "This is not an overlay of version 1.0.";
    findings.push({ path: ["overlay"], message, remedy: "Write `overlay: 1.0.0` at the top." });
  }
  if (Array.isArray(actions)) return [...findings, ...actions.flatMap(checkAction)];
  const remedy = "List the changes under `actions`.";
  return [...findings, { path: ["actions"], message: "The overlay has no list of actions.", remedy }];
};

/** An action that removes does nothing else, as the specification says. */
const readAction = ({ target, update, remove }: JsonObject): OverlayAction => ({
  target: String(target),
  ...(remove === true || update === undefined ? { remove: true } : { update }),
});

/**
 * Parses an OpenAPI Overlay 1.0.
 *
 * @throws SpecError if the file is no such overlay.
 */
export const parseOverlay = (source: Source): Overlay => {
  const parsed = parseSource(source);
  const overlay = isJsonObject(parsed) ? parsed : {};
  const findings = checkOverlay(overlay);
  if (findings.length > 0) throw createSpecError(findings, locateIn(source));
  const { actions } = overlay;
  return { source, actions: Array.isArray(actions) ? actions.filter(isJsonObject).map(readAction) : [] };
};
