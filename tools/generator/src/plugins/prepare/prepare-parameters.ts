import type { OperationModel } from "../../model/operation-model.ts";
import type { Node } from "../../model/schemas/node.ts";
import { carrySchema } from "../carried-schemas.ts";
import { hideNumber } from "../hide-escapes.ts";
import type { WriteSchema } from "./write-schemas.ts";

/**
 * Gives an operation its own parameters and those of its path item, and carries the schemas of those whose names differ
 * in case only: hey-api 0.99 keeps the last one of them.
 */
export const prepareParameters = (
  target: Node,
  { parameters }: OperationModel,
  { writeRequest }: WriteSchema,
): void => {
  const groups = Map.groupBy(parameters, ({ in: place, name }) => `${place} ${name.toLocaleLowerCase()}`);
  target.parameters = parameters.map(({ in: place, name, required, description, deprecated, schema, content = {} }) => {
    const [inContent] = Object.values(content);
    const written = writeRequest(schema ?? inContent?.schema ?? {});
    return { in: place, name: hideNumber(name), required, description, deprecated, ...written };
  });
  for (const group of groups.values()) {
    if (group.length === 1) continue;
    for (const { in: place, name, schema, content = {} } of group) {
      const [inContent] = Object.values(content);
      carrySchema(target, ["request", place, name], writeRequest(schema ?? inContent?.schema ?? {}));
    }
  }
};
