import type { Statement } from "../change.ts";
import type { JsonObject } from "../comparison/json.ts";
import type { OtherChange } from "../redocly/list-other-changes.ts";
import { isDocumentation } from "../redocly/schema-keywords.ts";
import { judgeBody } from "./judge-body.ts";
import { judgeOther } from "./judge-other.ts";
import { judgeParameter } from "./judge-parameter.ts";
import { judgeHeaders, judgeResponse } from "./judge-response.ts";

/** What concerns readers only. */
const documentation = /^(Root|Info|Contact|License|Tag|TagList|ExternalDocs|Example|ExamplesMap)$/;

/** Whether the change concerns readers only. */
export const isDocumented = ({ change }: OtherChange): boolean =>
  documentation.test(change.typeName) || (change.kind === "modified" && isDocumentation(change.property ?? ""));

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
