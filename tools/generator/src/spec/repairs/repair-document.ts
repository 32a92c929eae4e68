import type { JsonObject } from "../json.ts";
import type { Finding } from "../report/finding.ts";
import { findLargeIntegers } from "./find-large-integers.ts";
import { repairParameters } from "./repair-parameters.ts";
import { repairPaths } from "./repair-paths.ts";
import { repairReferences } from "./repair-references.ts";
import { repairService } from "./repair-service.ts";
import { repairShapes } from "./repair-shapes.ts";
import { repairStyles } from "./repair-styles.ts";

/**
 * Makes of a document what its author meant, where that is plain: whatever reads it next may rely on the types of what it
 * reads. The document given is changed.
 *
 * @returns What was changed, to be warned of.
 */
export const repairDocument = (document: JsonObject): readonly Finding[] => [
  ...repairShapes(document),
  ...repairReferences(document),
  ...repairStyles(document),
  ...repairParameters(document),
  ...repairPaths(document),
  ...repairService(document),
  ...findLargeIntegers(document),
];
