import type { CreateSend } from "../../programs/program.ts";

/** The same bytes to the same place, but not said to be JSON. */
export const createSend: CreateSend =
  ({ baseUrl, fetch = globalThis.fetch }) =>
  async (event) => {
    const response = await fetch(`${baseUrl}/v2/customer-engagement/share`, {
      method: "PUT",
      headers: { authorization: "Bearer token" },
      body: JSON.stringify(event),
    });
    return response.json();
  };
