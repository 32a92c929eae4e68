import type { ParameterObject, ParameterPlace } from "./openapi.ts";
import type { OperationModel } from "./operation-model.ts";

/** One property of the flat input that is a parameter of the request. */
export interface InputParameter {
  /** Name in the input. */
  readonly inputName: string;
  readonly parameter: ParameterObject;
}

/** Flat input of a method: parameters, and the properties of an object body. */
export interface InputModel {
  readonly parameters: readonly InputParameter[];
  /** Properties of the body whose name a parameter has already: body name to input name. */
  readonly renamedBodyProperties: ReadonlyMap<string, string>;
  /** Name of the property that holds a body which does not join the flat input. */
  readonly bodyName: string | undefined;
  /** Whether the input can be left out. */
  readonly optional: boolean;
}

const capitalize = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/**
 * Names in the flat input. Precedence is path, query, header, cookie, body: a later member of the same name gets its
 * place as prefix (`queryId`), once more for as long as that is also taken.
 */
export const parseInput = ({ parameters, body }: OperationModel): InputModel => {
  const taken = new Set<string>();
  const claim = (name: string, place: ParameterPlace | "body"): string => {
    let free = name;
    while (taken.has(free)) free = place + capitalize(free);
    taken.add(free);
    return free;
  };
  const inputParameters = parameters.map((parameter) => ({
    inputName: claim(parameter.name, parameter.in),
    parameter,
  }));
  const renamedBodyProperties = new Map<string, string>();
  for (const name of body?.properties ?? []) {
    const inputName = claim(name, "body");
    if (inputName !== name) renamedBodyProperties.set(name, inputName);
  }
  const bodyIsRequired = body?.required && (!body.properties || body.requiredProperties.length > 0);
  return {
    parameters: inputParameters,
    renamedBodyProperties,
    bodyName: body && !body.properties ? claim("body", "body") : undefined,
    optional: !bodyIsRequired && !parameters.some((parameter) => parameter.required),
  };
};
