import { EVENT_ID, type Event, getScalarValue, parseEvents, SCALAR_STYLE, type ScalarEvent } from "js-yaml";
import type { JsonPath } from "../json-path.ts";
import { parserOptions } from "../source/parser-options.ts";
import { locateOffset, type Position } from "./locate-offset.ts";

/** The wanted paths, as a tree, so that one pass over the text finds them all. */
interface Branch {
  readonly branches: Map<string, Branch>;
  offset?: number;
}

const createBranch = (): Branch => ({ branches: new Map() });

const plant = (root: Branch, path: JsonPath): void => {
  let branch = root;
  for (const segment of path) {
    const next = branch.branches.get(segment) ?? createBranch();
    branch.branches.set(segment, next);
    branch = next;
  }
};

const startOf = (event: Event): number => {
  if (event.type === EVENT_ID.ALIAS) return event.anchorStart - 1;
  if (event.type === EVENT_ID.SEQUENCE || event.type === EVENT_ID.MAPPING) return event.start;
  return event.type === EVENT_ID.SCALAR ? startOfScalar(event) : 0;
};

const startOfScalar = ({ style, valueStart }: ScalarEvent): number =>
  style === SCALAR_STYLE.SINGLE_QUOTED || style === SCALAR_STYLE.DOUBLE_QUOTED ? valueStart - 1 : valueStart;

const note = (branch: Branch | undefined, offset: number): void => {
  if (branch) branch.offset ??= offset;
};

const findOffsets = (text: string, root: Branch): void => {
  const events = parseEvents(text, parserOptions)[Symbol.iterator]();
  const next = (): Event => events.next().value ?? { type: EVENT_ID.POP };
  const visit = (event: Event, branch: Branch | undefined): void => {
    note(branch, startOf(event));
    if (event.type === EVENT_ID.SEQUENCE) {
      let index = 0;
      for (let item = next(); item.type !== EVENT_ID.POP; item = next()) {
        visit(item, branch?.branches.get(String(index++)));
      }
    } else if (event.type === EVENT_ID.MAPPING) {
      for (let key = next(); key.type !== EVENT_ID.POP; key = next()) {
        const name = branch && key.type === EVENT_ID.SCALAR ? getScalarValue(text, key) : undefined;
        const child = name === undefined ? undefined : branch?.branches.get(name);
        note(child, startOf(key));
        visit(key, undefined);
        visit(next(), child);
      }
    }
  };
  next();
  visit(next(), root);
};

/**
 * Finds where values are in a YAML or JSON text: the position of their key, or of the item of a sequence.
 * What is not in the text is located at the nearest value around it.
 */
export const locatePaths = (text: string, paths: readonly JsonPath[]): Position[] => {
  const root = createBranch();
  for (const path of paths) plant(root, path);
  findOffsets(text, root);
  return paths.map((path) => {
    let branch: Branch = root;
    for (const segment of path) {
      const child = branch.branches.get(segment);
      if (child?.offset === undefined) break;
      branch = child;
    }
    return locateOffset(text, branch.offset ?? 0);
  });
};
