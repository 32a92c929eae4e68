import { nameResource, untagged } from "./name-operation.ts";
import type { OpenApiDocument } from "./openapi.ts";
import type { TagModel } from "./operation-model.ts";
import { toCamelCase } from "./to-identifier.ts";

/** The same for tags that are one resource: they have the same name in Pascal case, whatever the case. */
const keyOf = (name: string): string => nameResource(name).toLowerCase();

/** Gives the tag of an operation. */
export type FindTag = (name: string | undefined) => TagModel;

/**
 * Reads the tags that operations have. Of those that differ in case the one that `tags` describes gives the resource its
 * name, else the first in the order of characters.
 *
 * @param names The tag of each operation.
 * @see https://spec.openapis.org/oas/v3.1.1.html#tag-object
 */
export const parseTags = ({ tags = [] }: OpenApiDocument, names: readonly (string | undefined)[]): FindTag => {
  const described = Map.groupBy(tags, ({ name }) => keyOf(name));
  const used = Map.groupBy(new Set(names.map((name) => name ?? untagged)), keyOf);
  const models = new Map<string, TagModel>();
  for (const [key, spellings] of used) {
    const [tag] = described.get(key) ?? [];
    const name = tag?.name ?? spellings.sort()[0] ?? untagged;
    models.set(key, {
      name,
      className: nameResource(name),
      propertyName: toCamelCase(name),
      description: tag?.description,
      documentationUrl: tag?.externalDocs?.url,
    });
  }
  return (name = untagged) => {
    const model = models.get(keyOf(name));
    if (!model) throw new Error(`no operation has the tag ${name}`);
    return model;
  };
};
