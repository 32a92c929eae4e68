import type { RequestModel } from "@gong-engagement/mock/cases/create-request-parser";
import { createMarker } from "../../fake/report-events.ts";

/** An event of an operation, for processes that make many of it. */
export interface EventTemplate {
  readonly operationId: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** Name of the property that tells events apart. */
  readonly property: string;
  readonly hasKey: boolean;
}

/** A template of each operation whose events can be told apart. */
export const createTemplates = (models: readonly RequestModel[]): readonly EventTemplate[] =>
  models.flatMap((model) => {
    const event = createMarker(model)?.("mark");
    if (!event) return [];
    const { operation, input, property } = event;
    return [{ operationId: operation.operationId, input, property, hasKey: operation.idempotencyKey !== undefined }];
  });
