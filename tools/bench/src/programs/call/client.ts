import { createClient } from "@gong-engagement/client";
import type { CreateSend } from "../program.ts";
import { rateLimit } from "../rate-limit.ts";

export const createSend: CreateSend = ({ baseUrl, fetch }) => {
  const client = createClient({ auth: { bearerToken: "token" }, baseUrl, fetch, rateLimit });
  return async (event) => {
    const { data, error } = await client.PUT("/customer-engagement/share", { body: event });
    if (error) throw error;
    return data;
  };
};
