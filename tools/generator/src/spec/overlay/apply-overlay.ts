import { isJsonObject, type JsonObject, type JsonValue } from "../json.ts";
import { createSpecError, locateFindings, locateIn } from "../report/create-spec-error.ts";
import type { Finding } from "../report/finding.ts";
import { printProblem } from "../report/spec-error.ts";
import type { Overlay, OverlayAction } from "./parse-overlay.ts";
import { type SelectedNode, selectNodes } from "./select-nodes.ts";

interface Refusal {
  readonly message: string;
  readonly remedy: string;
}

/** What an overlay cannot do, and what its author cannot mean. */
const refuseAction = (
  { target, update, remove }: OverlayAction,
  nodes: readonly SelectedNode[],
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
    ? { message: "merges into an object a value that is not an object.", remedy: "Let `update` be a mapping." }
    : undefined;
};

const jsonPathRemedy = "Correct it. Names with other characters than letters are written as `['/share']`.";

const select = (document: JsonObject, target: string) => {
  try {
    return { nodes: selectNodes(document, target) };
  } catch (error) {
    return { nodes: [], error: error instanceof Error ? error.message : String(error) };
  }
};

/** Members of an update that change what the packages do, not only what they say: `x-rate-limit` for example. */
const listAnnotations = ({ update }: OverlayAction): string[] =>
  isJsonObject(update) ? Object.keys(update).filter((name) => name.startsWith("x-")) : [];

/** What is to be done about an action that matches nothing. */
const adviseOnTarget = (action: OverlayAction): string => {
  const lost = listAnnotations(action).map((name) => `\`${name}\``);
  const remedy = "Correct its target, or remove the action if it is no longer needed.";
  return lost.length > 0 ? `Without it the packages lose ${lost.join(" and ")}. ${remedy}` : remedy;
};

/** Sets a member, also one named `__proto__`. */
const set = (holder: object, key: string, value: JsonValue): void => {
  Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });
};

const isSameParameter = (one: JsonValue, other: JsonValue): boolean =>
  isJsonObject(one) && isJsonObject(other) && one.name !== undefined && one.name === other.name && one.in === other.in;

/** Appends the items of a list to another one. A parameter that is there is merged with the one of its name and place. */
const mergeLists = (list: readonly JsonValue[], update: readonly JsonValue[]): JsonValue[] => {
  const merged = [...list];
  for (const item of update) {
    const index = merged.findIndex((other) => isSameParameter(other, item));
    if (index === -1) merged.push(structuredClone(item));
    else merged[index] = merge(merged[index] ?? null, item);
  }
  return merged;
};

/** Merges an update into a value. An object stays the same object, for others know it by its identity. */
const merge = (value: JsonValue | undefined, update: JsonValue): JsonValue => {
  if (Array.isArray(value) && Array.isArray(update)) return mergeLists(value, update);
  if (!isJsonObject(value) || !isJsonObject(update)) return structuredClone(update);
  for (const [key, member] of Object.entries(update)) {
    set(value, key, merge(Object.hasOwn(value, key) ? value[key] : undefined, member));
  }
  return value;
};

const removeNode = ({ parent, key }: SelectedNode): void => {
  if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else if (parent) delete parent[key];
};

/** An update of a list is one entry to append, whatever it is. */
const updateNode = ({ value, parent, key }: SelectedNode, update: JsonValue): void => {
  const updated = Array.isArray(value) ? [...value, structuredClone(update)] : merge(value, update);
  if (parent) set(parent, key, updated);
};

/**
 * Applies an overlay. The document given is changed.
 *
 * @param documentName What the warnings call the document.
 * @returns A warning for each action that matches nothing: those about limits and idempotency first.
 * @throws SpecError if an action cannot be applied.
 */
export const applyOverlay = (
  document: JsonObject,
  { source, actions }: Overlay,
  documentName: string,
): readonly string[] => {
  const refusals: Finding[] = [];
  const unmatched: Finding[] = [];
  const lost: Finding[] = [];
  for (const [index, action] of actions.entries()) {
    const path = ["actions", String(index), "target"];
    const name = `Action ${index + 1}`;
    const { nodes, error } = select(document, action.target);
    const refusal = error
      ? { message: `has no valid JSONPath as its target: ${error}`, remedy: jsonPathRemedy }
      : refuseAction(action, nodes);
    if (refusal) {
      refusals.push({ path, message: `${name} ${refusal.message}`, remedy: refusal.remedy });
    } else if (nodes.length === 0) {
      const message = `${name} matches nothing in ${documentName}: ${action.target}`;
      const finding = { path, message, remedy: adviseOnTarget(action) };
      (listAnnotations(action).length > 0 ? lost : unmatched).push(finding);
    } else {
      const { update } = action;
      for (const node of nodes) update === undefined ? removeNode(node) : updateNode(node, update);
    }
  }
  const locate = locateIn(source);
  if (refusals.length > 0) throw createSpecError(refusals, locate);
  return [lost, unmatched].flatMap((findings) => locateFindings(findings, locate)).map(printProblem);
};
