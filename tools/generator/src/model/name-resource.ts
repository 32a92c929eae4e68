import { toPascalCase } from "./to-identifier.ts";

/** Tag of the operations that have none. */
export const untagged = "default";

/** Name of the class that holds the operations of a tag. */
export const nameResource = (tag: string = untagged): string => `${toPascalCase(tag)}Resource`;
