import { bodies } from "./cases/bodies.ts";
import { components } from "./cases/components.ts";
import { constraints } from "./cases/constraints.ts";
import { documentation } from "./cases/documentation.ts";
import { fields } from "./cases/fields.ts";
import { operations } from "./cases/operations.ts";
import { parameters } from "./cases/parameters.ts";
import { responses } from "./cases/responses.ts";
import { service } from "./cases/service.ts";
import { types } from "./cases/types.ts";
import { values } from "./cases/values.ts";
import type { SpecCase } from "./spec-case.ts";

/** Changes of a spec, and what must be said about them. */
export const table: readonly SpecCase[] = [
  ...fields,
  ...values,
  ...types,
  ...constraints,
  ...parameters,
  ...bodies,
  ...responses,
  ...operations,
  ...components,
  ...service,
  ...documentation,
];
