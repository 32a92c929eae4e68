import { bodies } from "./cases/bodies.ts";
import { components } from "./cases/components.ts";
import { constraints } from "./cases/constraints.ts";
import { credentials } from "./cases/credentials.ts";
import { directions } from "./cases/directions.ts";
import { documentation } from "./cases/documentation.ts";
import { equivalents } from "./cases/equivalents.ts";
import { fields } from "./cases/fields.ts";
import { operations } from "./cases/operations.ts";
import { parameters } from "./cases/parameters.ts";
import { references } from "./cases/references.ts";
import { responses } from "./cases/responses.ts";
import { schemas } from "./cases/schemas.ts";
import { service } from "./cases/service.ts";
import { types } from "./cases/types.ts";
import { unions } from "./cases/unions.ts";
import { values } from "./cases/values.ts";
import { versions } from "./cases/versions.ts";
import type { SpecCase } from "./spec-case.ts";

/** Changes of a spec, and what must be said about them. */
export const table: readonly SpecCase[] = [
  ...fields,
  ...directions,
  ...values,
  ...types,
  ...constraints,
  ...schemas,
  ...references,
  ...versions,
  ...equivalents,
  ...unions,
  ...parameters,
  ...bodies,
  ...responses,
  ...operations,
  ...components,
  ...credentials,
  ...service,
  ...documentation,
];
