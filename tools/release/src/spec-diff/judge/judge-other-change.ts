import type { Statement } from "../change.ts";
import type { JsonObject } from "../comparison/json.ts";
import type { OtherChange } from "../redocly/list-other-changes.ts";
import { isDocumentation } from "../redocly/schema-keywords.ts";
import { judgeBody } from "./judge-body.ts";
import { judgeOther } from "./judge-other.ts";
import { judgeParameter } from "./judge-parameter.ts";
import { judgeHeaders, judgeResponse } from "./judge-response.ts";

/** Redocly's word does not count where a rule knows what the packages make of it. */
const ruled = /^(Server|ServerList|ServerVariable|ServerVariablesMap|SecurityRequirement|SecurityRequirementList)$/;
const ruledProperties = new Set(["operationId", "tags", "deprecated", "security", "x-idempotency-key", "x-rate-limit"]);

/** What concerns readers only. */
const documentation = /^(Root|Info|Contact|License|Tag|TagList|ExternalDocs|Example|ExamplesMap)$/;

/** Whether a rule of its own judges the change. */
export const isRuled = ({ change, path }: OtherChange): boolean =>
  ruled.test(change.typeName) ||
  (change.typeName === "Operation" && ruledProperties.has(change.property ?? "")) ||
  (path[0] === "components" && path[1] === "schemas");

/** Whether the change concerns readers only. */
export const isDocumented = (other: OtherChange): boolean => {
  const { change } = other;
  if (documentation.test(change.typeName)) return true;
  return change.kind === "modified" && isDocumentation(change.property ?? "") && !isRuled(other);
};

/** What a change outside of schemas means for a caller. */
export const judgeOtherChange = (other: OtherChange, after: JsonObject): Statement => {
  const { change, path, place } = other;
  switch (change.typeName) {
    case "Parameter":
      return judgeParameter(other, after);
    case "Response":
      return judgeResponse(other);
    case "Header":
    case "HeadersMap":
      return judgeHeaders(other);
    case "RequestBody":
    case "MediaType":
    case "MediaTypesMap":
      return judgeBody(other);
    default:
      return judgeOther(other, place ? `the ${place.label}` : `\`${path.join(".")}\``);
  }
};
