import { nameRuntime } from "./name-runtime.mjs";

/** A Worker that makes the calls for each request, and answers with what they answered. */
export const serveCalls = (makeCalls) => ({
  fetch: async (_request, environment) =>
    Response.json({ runtime: nameRuntime(), answers: await makeCalls({ baseUrl: environment.BASE_URL }) }),
});
