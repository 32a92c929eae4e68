import type { CreateSend } from "../program.ts";

export const createSend: CreateSend =
  ({ baseUrl, fetch = globalThis.fetch }) =>
  async (event) => {
    const response = await fetch(`${baseUrl}/v2/customer-engagement/share`, {
      method: "PUT",
      headers: { authorization: "Bearer token", "content-type": "application/json" },
      body: JSON.stringify(event),
    });
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    return response.json();
  };
