import { nameRuntime } from "./name-runtime.mjs";

/** Makes the calls against the service that the first argument names, and prints what they answered as one JSON line. */
export const reportCalls = async (makeCalls) => {
  const answers = await makeCalls({ baseUrl: process.argv[2] });
  console.log(JSON.stringify({ runtime: nameRuntime(), answers }));
};
