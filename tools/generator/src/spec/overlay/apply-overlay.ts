import type { JsonPathNode } from "openapi-format";
import { isJsonObject, type JsonObject } from "../json.ts";
import { createSpecError, locateFindings, locateIn } from "../report/create-spec-error.ts";
import type { Finding } from "../report/finding.ts";
import { printProblem } from "../report/spec-error.ts";
import { openapiOverlay, selectNodes } from "./openapi-format.ts";
import type { Overlay, OverlayAction } from "./parse-overlay.ts";

interface Refusal {
  readonly message: string;
  readonly remedy: string;
}

/** What an overlay cannot do, and what openapi-format would do wrong without a word. */
const refuseAction = (
  { target, update, remove }: OverlayAction,
  nodes: readonly JsonPathNode[],
): Refusal | undefined => {
  if (remove) {
    if (target === "$") {
      return { message: "removes the whole document.", remedy: "Name what it is to remove." };
    }
    const arrays = nodes.map(({ parent }) => parent).filter(Array.isArray);
    return new Set(arrays).size < arrays.length
      ? { message: "removes several items of one list.", remedy: "Write an action for each of them." }
      : undefined;
  }
  const values = nodes.map(({ value }) => value);
  if (values.some((value) => typeof value !== "object" || value === null)) {
    return {
      message: "selects a plain value.",
      remedy: "Let the target select the object around it, and name the field in `update`.",
    };
  }
  const objects = values.filter(isJsonObject);
  if (objects.length > 0 && objects.length < values.length) {
    return { message: "selects lists as well as objects.", remedy: "Write an action for each kind." };
  }
  return objects.length > 0 && !isJsonObject(update)
    ? { message: "merges into an object what is none.", remedy: "Let `update` be a mapping." }
    : undefined;
};

/** As the specification says, an update of a list is an entry to append; openapi-format takes it for entries. */
const toEntries = (action: OverlayAction, nodes: readonly JsonPathNode[]): OverlayAction =>
  action.update !== undefined && nodes.some(({ value }) => Array.isArray(value))
    ? { ...action, update: [action.update] }
    : action;

const adviseOnJsonPath = ({ target }: OverlayAction): string =>
  target.includes("[?@")
    ? "Put the condition in parentheses: `[?(@.name == 'x')]`."
    : "Correct it. Names with other characters than letters are written as `['/share']`.";

/** Members of an update that change what the packages do, not only what they say: `x-rate-limit` for example. */
const listAnnotations = ({ update }: OverlayAction): string[] =>
  isJsonObject(update) ? Object.keys(update).filter((name) => name.startsWith("x-")) : [];

/** What is to be done about an action that matches nothing. */
const adviseOnTarget = (action: OverlayAction): string => {
  const lost = listAnnotations(action).map((name) => `\`${name}\``);
  const remedy = "Correct its target, or remove the action if it is no longer needed.";
  return lost.length > 0 ? `Without it the packages lose ${lost.join(" and ")}. ${remedy}` : remedy;
};

const applyAction = async (document: JsonObject, action: OverlayAction): Promise<JsonObject> => {
  const { data } = await openapiOverlay(document, { overlaySet: { overlay: "1.0.0", actions: [{ ...action }] } });
  return data as JsonObject;
};

/**
 * Applies an overlay. The document given is changed.
 *
 * @param documentName What the warnings call the document.
 * @returns The document, and a warning for each action that matches nothing: those about limits and idempotency first.
 * @throws SpecError if an action cannot be applied.
 */
export const applyOverlay = async (
  document: JsonObject,
  { source, actions }: Overlay,
  documentName: string,
): Promise<{ readonly document: JsonObject; readonly warnings: readonly string[] }> => {
  const refusals: Finding[] = [];
  const unmatched: Finding[] = [];
  const lost: Finding[] = [];
  let result = document;
  for (const [index, action] of actions.entries()) {
    const path = ["actions", String(index), "target"];
    const name = `Action ${index + 1}`;
    const { nodes, error } = selectNodes(result, action.target);
    const refusal = error
      ? { message: `has no valid JSONPath as its target: ${error}`, remedy: adviseOnJsonPath(action) }
      : refuseAction(action, nodes);
    if (refusal) {
      refusals.push({ path, message: `${name} ${refusal.message}`, remedy: refusal.remedy });
    } else if (nodes.length === 0) {
      const message = `${name} matches nothing in ${documentName}: ${action.target}`;
      const finding = { path, message, remedy: adviseOnTarget(action) };
      (listAnnotations(action).length > 0 ? lost : unmatched).push(finding);
    } else {
      result = await applyAction(result, toEntries(action, nodes));
    }
  }
  const locate = locateIn(source);
  if (refusals.length > 0) throw createSpecError(refusals, locate);
  return {
    document: result,
    warnings: [lost, unmatched].flatMap((findings) => locateFindings(findings, locate)).map(printProblem),
  };
};
