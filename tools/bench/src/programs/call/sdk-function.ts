import { createClient, reportContentShareEvent } from "@gong-engagement/sdk";
import type { CreateSend } from "../program.ts";
import { rateLimit } from "../rate-limit.ts";

export const createSend: CreateSend = ({ baseUrl, fetch }) => {
  const client = createClient({ auth: { bearerToken: "token" }, baseUrl, fetch, rateLimit });
  return (event) => reportContentShareEvent(client, event);
};
