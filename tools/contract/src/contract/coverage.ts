import { httpMethods, type PathItemObject } from "@gong-engagement/generator/model/openapi";
import type { OperationModel } from "@gong-engagement/generator/model/operation-model";
import { resolveReference } from "@gong-engagement/generator/model/resolve-reference";
import { keyOf } from "@gong-engagement/mock/cases/key-of";
import { spec } from "./spec.ts";

/** Every operation of the spec, read without the generator's help: what it overlooks must not go unnoticed. */
export const specKeys: readonly string[] = Object.entries(spec.paths ?? {})
  .flatMap(([path, item]) => {
    const pathItem = resolveReference<PathItemObject>(spec, item);
    return httpMethods.filter((method) => pathItem[method]).map((method) => keyOf({ method, path }));
  })
  .sort();

const called = new Map<string, Set<string>>();

/** Notes that a test called an operation in one of the ways in which it is offered. */
export const noteCall = (form: string, operation: OperationModel): void => {
  called.set(form, (called.get(form) ?? new Set()).add(keyOf(operation)));
};

/** The operations that this file's tests called in that way. */
export const calledKeys = (form: string): readonly string[] => [...(called.get(form) ?? [])].sort();
