// Work in proportion to its argument. The figure is a count of instructions' worth of work, not a time: a machine that is
// busy with something else must not decide about the harness.
const [, , steps = ""] = process.argv;
const count = Number(steps);
if (!(count > 0)) throw new Error(`not a number of steps: ${steps}`);

let state = 1;
let work = 0;
for (let step = 0; step < count * 1_000; step++) {
  state = (state * 48_271) % 2_147_483_647;
  work++;
}
console.log(JSON.stringify({ cpu: work / 1_000, state }));
