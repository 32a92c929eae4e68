import type { RequestValues } from "./create-request-schema.ts";

export interface RequestCase {
  readonly title: string;
  readonly request: RequestValues;
}

export interface RefusedRequestCase extends RequestCase {
  /** Name of the parameter or property that is missing or wrong. */
  readonly culprit: string;
}
