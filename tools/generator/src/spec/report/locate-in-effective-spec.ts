import { getValueAt, getValuesAlong, type JsonObject, type JsonPath, type JsonValue } from "../json.ts";
import type { Overlay } from "../overlay/parse-overlay.ts";
import { selectNodes } from "../overlay/select-nodes.ts";
import type { Origin } from "../references/bundle-files.ts";
import { parseSource } from "../source/parse-source.ts";
import type { Source } from "../source/read-source.ts";
import type { Locate } from "./create-spec-error.ts";
import type { Position } from "./locate-paths.ts";
import { locatePaths } from "./locate-paths.ts";

/** An effective spec, and what it was made of. */
export interface Provenance {
  readonly effective: JsonObject;
  /** The OpenAPI document. */
  readonly source: Source;
  readonly overlay: Overlay;
  /** Objects that other files contributed. */
  readonly origins: WeakMap<object, Origin>;
}

/** Whether a value is an object or a list. */
const hasMembers = (value: unknown): value is object => typeof value === "object" && value !== null;

/** The place in another file that the deepest object on the way came from. */
const findInOtherFile = (path: JsonPath, along: readonly JsonValue[], origins: Provenance["origins"]) => {
  const depth = along.findLastIndex((value) => hasMembers(value) && origins.has(value));
  const object = along[depth];
  const origin = hasMembers(object) ? origins.get(object) : undefined;
  return origin && { source: origin.source, path: [...origin.path, ...path.slice(depth)] };
};

/** Whether the document itself has the value: a plain one, or an object whose members may have changed. */
const isUnchanged = (written: JsonValue | undefined, effective: JsonValue | undefined): boolean =>
  hasMembers(effective)
    ? hasMembers(written) && Array.isArray(written) === Array.isArray(effective)
    : written === effective;

/** The place in the last overlay action that brought the value. */
const findInOverlay = (document: JsonObject, path: JsonPath, along: readonly JsonValue[], overlay: Overlay) => {
  for (const [index, { target, update }] of [...overlay.actions.entries()].reverse()) {
    if (update === undefined) continue;
    for (const { parent, key } of selectNodes(document, target)) {
      const depth = parent === undefined ? 0 : along.findIndex((value, at) => value === parent && path[at] === key) + 1;
      if (parent !== undefined && depth === 0) continue;
      const rest = path.slice(depth);
      const isList = Array.isArray(along[depth]);
      if (isList || (rest.length > 0 && getValueAt(update, rest) !== undefined)) {
        return { source: overlay.source, path: ["actions", String(index), "update", ...(isList ? [] : rest)] };
      }
    }
  }
  return undefined;
};

interface Place {
  readonly source: Source;
  readonly path: JsonPath;
}

/** One pass over each file, for all places in it. */
const locatePlaces = (places: readonly Place[]) => {
  const positions = new Map<Place, Position>();
  for (const [source, group] of Map.groupBy(places, (place) => place.source)) {
    const found = locatePaths(
      source.text,
      group.map(({ path }) => path),
    );
    for (const [index, place] of group.entries()) positions.set(place, found[index] ?? { line: 1, column: 1 });
  }
  return places.map((place) => ({ file: place.source.file, ...(positions.get(place) ?? { line: 1, column: 1 }) }));
};

/** Finds where the values of an effective spec were written: in the document, in the overlay or in another file. */
export const locateInEffectiveSpec =
  ({ effective, source, overlay, origins }: Provenance): Locate =>
  (paths) => {
    // Without an overlay the document is as it was written, or as other files complete it.
    const written = overlay.actions.length > 0 ? parseSource(source) : effective;
    const places = paths.map((path): Place => {
      const along = getValuesAlong(effective, path);
      const existing = path.slice(0, along.length - 1);
      const isWritten = isUnchanged(getValueAt(written, existing), along.at(-1));
      return (
        findInOtherFile(path, along, origins) ??
        (isWritten ? undefined : findInOverlay(effective, existing, along, overlay)) ?? { source, path }
      );
    });
    return locatePlaces(places);
  };
