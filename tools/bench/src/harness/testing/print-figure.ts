// Prints the number that it is called with as its figure, so that tests of the harness depend on no measurement.
import { serveRounds } from "../driver.ts";

const [, , figure = "", isResident] = process.argv;
const cpu = Number(figure);
if (!(cpu > 0)) throw new Error(`no number: ${figure}`);

if (isResident) await serveRounds(async () => ({ cpu, pid: process.pid }));
else console.log(JSON.stringify({ cpu }));
