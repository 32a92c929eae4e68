import type { Statement } from "../change.ts";
import { isObject } from "../comparison/json.ts";
import type { OtherChange } from "../redocly/list-other-changes.ts";
import { judgeOther } from "./judge-other.ts";

const printList = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(", ");

/** What it means that a status came or went. */
export const judgeResponse = (other: OtherChange): Statement => {
  const { change, path } = other;
  const status = path.at(-1);
  if (change.kind === "added") {
    return {
      bump: "minor",
      what: `The status ${status} is documented now.`,
      reason: "Its body has the type of another one.",
      witnesses: ["redocly", "types"],
    };
  }
  const old = change.property === "key" ? String(change.base?.value ?? "") : status;
  if (change.kind === "removed" || change.property === "key") {
    return {
      bump: "major",
      what: change.kind === "removed" ? `The status ${old} is gone.` : `The status is ${status}, was ${old}.`,
      reason: "Code that names the status does not compile.",
      action: `Stop expecting ${old}.`,
      witnesses: ["redocly"],
    };
  }
  return judgeOther(other, `the status ${status}`);
};

/** What it means that a response has other headers. */
export const judgeHeaders = (other: OtherChange): Statement => {
  const { change, path } = other;
  const value = change.kind === "removed" ? change.base?.value : change.revision?.value;
  const isMap = change.typeName === "HeadersMap";
  const names = printList(isMap && isObject(value) ? Object.keys(value) : [path.at(-1) ?? ""]);
  if (change.kind === "added") {
    return {
      bump: "minor",
      what: `The header ${names} is documented now.`,
      reason: "Code may rely on it.",
      witnesses: ["redocly"],
    };
  }
  if (change.kind === "removed") {
    return {
      bump: "major",
      what: `The header ${names} is gone.`,
      reason: "Code that reads it finds nothing, and the compiler cannot tell.",
      action: `Stop reading ${names}.`,
      witnesses: ["redocly"],
    };
  }
  return judgeOther(other, `the header ${names}`);
};
