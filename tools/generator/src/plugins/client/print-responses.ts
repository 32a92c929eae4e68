import { $ } from "@hey-api/openapi-ts";
import type { MediaTypesMetadata, OperationMetadata } from "../../model/parse-operation-metadata.ts";
import type { SequenceModel } from "../../model/parse-sequence.ts";
import type { AnyPlugin } from "../hey-api.ts";
import { importRuntime } from "./runtime.ts";

/** What reads the items of each form, and the file that it is in. */
const readers = {
  events: ["readEvents", "event-stream"],
  lines: ["readJsonLines", "json-sequence"],
  records: ["readJsonRecords", "json-sequence"],
} as const;

const printReader = (plugin: AnyPlugin, { form, reading }: SequenceModel) => {
  const [name, file] = readers[form];
  return importRuntime(plugin, name, file).call($.fromValue(reading));
};

const printMediaTypes = (plugin: AnyPlugin, mediaTypes: MediaTypesMetadata): object =>
  Object.fromEntries(
    Object.entries(mediaTypes).map(([name, reading]) => [
      name,
      "form" in reading ? printReader(plugin, reading) : reading,
    ]),
  );

/** Whether the response says which of the media types it has: there are several, or a range. */
const isOpen = (mediaTypes: MediaTypesMetadata): boolean => {
  const names = Object.keys(mediaTypes);
  return names.length > 1 || names.some((name) => name.endsWith("*"));
};

/** Prints how the bodies of responses are read, as members of the metadata of an operation. */
export const printResponses = (plugin: AnyPlugin, { responses }: OperationMetadata): object => ({
  responses: Object.fromEntries(
    Object.entries(responses).map(([status, mediaTypes]) => [status, printMediaTypes(plugin, mediaTypes)]),
  ),
  ...(Object.values(responses).some(isOpen)
    ? { selectKinds: importRuntime(plugin, "selectKinds", "select-kinds") }
    : {}),
});
