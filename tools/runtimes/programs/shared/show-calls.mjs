import { nameRuntime } from "./name-runtime.mjs";

/** Makes the calls against the service that the page's address names, and logs what they answered as one JSON line. */
export const showCalls = async (makeCalls) => {
  const baseUrl = new URL(location.href).searchParams.get("baseUrl");
  const answers = await makeCalls({ baseUrl });
  console.log(JSON.stringify({ runtime: nameRuntime(), answers }));
};
