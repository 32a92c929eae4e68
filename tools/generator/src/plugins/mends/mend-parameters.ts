import type { OperationModel } from "../../model/operation-model.ts";
import { carrySchema } from "../carried-schemas.ts";
import type { Node } from "./node.ts";

/**
 * Gives an operation its own parameters and those of its path item, and carries the schemas of those whose names differ
 * in case only: hey-api keeps the last one of them.
 */
export const mendParameters = (target: Node, { parameters }: OperationModel): void => {
  target.parameters = structuredClone(parameters);
  const groups = Map.groupBy(parameters, ({ in: place, name }) => `${place} ${name.toLocaleLowerCase()}`);
  for (const group of groups.values()) {
    if (group.length === 1) continue;
    for (const { in: place, name, schema, content = {} } of group) {
      const [inContent] = Object.values(content);
      carrySchema(target, ["request", place, name], structuredClone(schema ?? inContent?.schema ?? {}));
    }
  }
};
