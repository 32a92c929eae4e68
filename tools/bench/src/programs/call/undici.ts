import { request } from "undici";
import type { CreateSend } from "../program.ts";

/** Without fetch: it has none to be stubbed. */
export const createSend: CreateSend =
  ({ baseUrl }) =>
  async (event) => {
    const { body } = await request(`${baseUrl}/v2/customer-engagement/share`, {
      method: "PUT",
      headers: { authorization: "Bearer token", "content-type": "application/json" },
      body: JSON.stringify(event),
    });
    return body.json();
  };
