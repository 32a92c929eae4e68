import { unescapeSegment } from "@gong-engagement/fake/document/json-pointer";
import type { Validate } from "./create-validator.ts";

/** A copy of a value without the properties that a part of its schema forbids, though another part names them. */
export const removeForbidden = (value: unknown, validate: Validate): unknown => {
  const copy = structuredClone(value);
  for (const { instancePath, params } of validate(value)) {
    const { additionalProperty = params.unevaluatedProperty } = params;
    if (additionalProperty === undefined) continue;
    let holder: unknown = copy;
    for (const key of instancePath.split("/").slice(1)) {
      holder = Reflect.get(Object(holder), unescapeSegment(key));
    }
    Reflect.deleteProperty(Object(holder), String(additionalProperty));
  }
  return copy;
};
