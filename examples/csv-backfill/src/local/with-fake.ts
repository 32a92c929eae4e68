// Two nights, against a fake of Gong.
import { startNights } from "./start-nights.ts";

await using nights = await startNights();
for (const file of ["monday.csv", "tuesday.csv"]) {
  const { exitCode, output } = await nights.run(file);
  console.log(`${output}${file} ended with ${exitCode}\n`);
}
console.log(`Gong has ${nights.fake.events.length} views`);
