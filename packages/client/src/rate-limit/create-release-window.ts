import { createPace } from "./create-pace.ts";
import type { Window } from "./window.ts";

const nothing = (): void => {};

/**
 * Limits nothing until a pause. The starts that a pause has held go on that many milliseconds apart, until one comes that
 * need not wait.
 */
export function createReleaseWindow(gap: number): Window {
  const pace = createPace();
  let isPaced = false;
  return {
    due: () => (isPaced ? pace.due() : -Infinity),
    admits: () => -Infinity,
    start(now, late) {
      if (late === undefined) isPaced = false;
      return { cancel: isPaced ? pace.start(now, gap, late ?? 0) : nothing };
    },
    hold(until) {
      isPaced = true;
      pace.hold(until);
    },
  };
}
