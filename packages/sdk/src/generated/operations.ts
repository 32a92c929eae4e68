// Generated from spec/openapi.yaml. Do not edit: change the spec, its overlay or tools/generator,
// then run `pnpm generate`.

import type { OperationEntry } from "../operation.ts";

import { postDigitalInteraction, type PostDigitalInteractionInput } from "./resources/digital-interactions.ts";
import {
  configureIntegrationSettings,
  type ConfigureIntegrationSettingsInput,
  reportContentShareEvent,
  type ReportContentShareEventInput,
  reportContentViewEvent,
  type ReportContentViewEventInput,
  reportCustomActionEvent,
  type ReportCustomActionEventInput,
} from "./resources/engagement-events.ts";

/**
 * The input of each operation, by the operation's name.
 */
export type OperationInputs = {
  reportCustomActionEvent: ReportCustomActionEventInput;
  reportContentShareEvent: ReportContentShareEventInput;
  reportContentViewEvent: ReportContentViewEventInput;
  configureIntegrationSettings: ConfigureIntegrationSettingsInput;
  postDigitalInteraction: PostDigitalInteractionInput;
};

/**
 * Each operation by its name, for code that is given the name: a queue, or a command.
 */
export const operations: {
  readonly [Name in keyof OperationInputs]: OperationEntry<OperationInputs[Name]>;
} = {
  reportCustomActionEvent: { send: reportCustomActionEvent },
  reportContentShareEvent: { send: reportContentShareEvent },
  reportContentViewEvent: { send: reportContentViewEvent },
  configureIntegrationSettings: { send: configureIntegrationSettings },
  postDigitalInteraction: { send: postDigitalInteraction, idempotencyKey: "clientUniqueId" },
};
