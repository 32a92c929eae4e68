import type { Statement } from "../change.ts";
import { getChild, isObject } from "../comparison/json.ts";
import type { OtherChange } from "../redocly/list-other-changes.ts";
import { judgeOther } from "./judge-other.ts";

const printList = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(", ");

const judgeMediaTypes = (isRequest: boolean, isAdded: boolean, mediaTypes: readonly string[]): Statement => {
  const list = printList(mediaTypes);
  if (isAdded) {
    return {
      bump: "minor",
      what: isRequest ? `${list} can be sent.` : `${list} can come.`,
      reason: "Nothing is taken away.",
      witnesses: ["redocly"],
    };
  }
  return {
    bump: "major",
    what: `${list} is gone.`,
    reason: isRequest ? "Calls that send it do not compile." : "Code that reads it does not compile.",
    action: isRequest ? `Send another media type than ${list}.` : `Stop reading ${list}.`,
    witnesses: ["redocly"],
  };
};

/** What it means that a body came, went, or has other media types. */
export const judgeBody = (other: OtherChange): Statement => {
  const { change, path, place } = other;
  const { kind, typeName, property } = change;
  const value = kind === "removed" ? change.base?.value : change.revision?.value;
  if (typeName === "MediaType" && kind !== "modified") {
    return judgeMediaTypes(place?.direction === "request", kind === "added", [path.at(-1) ?? ""]);
  }
  if (typeName === "MediaTypesMap") {
    return judgeMediaTypes(place?.direction === "request", kind === "added", isObject(value) ? Object.keys(value) : []);
  }
  if (kind === "removed") {
    return {
      bump: "major",
      what: "There is no body any more.",
      reason: "Calls that give one do not compile.",
      action: "Leave the body out.",
      witnesses: ["redocly"],
    };
  }
  if (kind === "modified" && property !== "required") return judgeOther(other, "the body");
  const isRequired = kind === "added" ? getChild(value, "required") === true : value === true;
  return isRequired
    ? {
        bump: "major",
        what: "A body is required now.",
        reason: "Calls without one do not compile.",
        action: "Give the body.",
        witnesses: ["types"],
      }
    : {
        bump: "minor",
        what: kind === "added" ? "A body can be given." : "The body can be left out now.",
        reason: "A call need not give one.",
        witnesses: ["types"],
      };
};
