// Prints the number that it is called with as its figure, so that tests of the harness depend on no measurement; of several,
// which a comma parts, one after the other.
import { serveRounds } from "../driver.ts";

const [, , figure = "", isResident] = process.argv;
const numbers = figure.split(",").map(Number);
if (!numbers.every((number) => number > 0)) throw new Error(`no number: ${figure}`);

let measured = 0;
const next = (): number | undefined => numbers[measured++ % numbers.length];

if (isResident) await serveRounds(async () => ({ cpu: next() ?? 0, pid: process.pid }));
else console.log(JSON.stringify({ cpu: next() }));
