// Work in proportion to its argument. The figure is a count of instructions' worth of work, not a time: a machine that is
// busy with something else must not decide about the harness.
import { serveRounds } from "../serve-rounds.ts";

const [, , steps = "", isResident] = process.argv;
const count = Number(steps);
if (!(count > 0)) throw new Error(`not a number of steps: ${steps}`);

const spin = (): { cpu: number; state: number; pid: number } => {
  let state = 1;
  let work = 0;
  for (let step = 0; step < count * 1_000; step++) {
    state = (state * 48_271) % 2_147_483_647;
    work++;
  }
  return { cpu: work / 1_000, state, pid: process.pid };
};

if (isResident) await serveRounds(async () => spin());
else console.log(JSON.stringify(spin()));
