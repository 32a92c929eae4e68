import type { Direction } from "../comparison/places.ts";
import type { AssignabilityCheck } from "./check-assignability.ts";
import type { TypeVerdict } from "./type-verdict.ts";

/** A type in both documents. */
export interface TypeQuestion {
  readonly direction: Direction;
  readonly before: string;
  readonly after: string;
}

/** What a question asks the compiler: whether new takes the place of old, then whether old takes that of new. */
export const toChecks = ({ before, after }: TypeQuestion): [AssignabilityCheck, AssignabilityCheck] => [
  { from: before, to: after },
  { from: after, to: before },
];

/**
 * Reads the compiler's answers. What a request takes may become more, what a response gives may become less; a type
 * that no operation uses may stand on either side.
 */
export const toVerdict = (
  { direction }: TypeQuestion,
  oldAsNew: string | undefined,
  newAsOld: string | undefined,
): TypeVerdict => {
  const breaks = { request: oldAsNew, response: newAsOld, unused: oldAsNew ?? newAsOld }[direction];
  return {
    ...(breaks === undefined ? {} : { breaks }),
    differs: oldAsNew !== undefined || newAsOld !== undefined,
  };
};
