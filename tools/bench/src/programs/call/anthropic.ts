import Anthropic from "@anthropic-ai/sdk";
import type { CreateSend } from "../program.ts";

export const createSend: CreateSend = ({ baseUrl, fetch }) => {
  const client = new Anthropic({ baseURL: `${baseUrl}/v2`, authToken: "token", fetch });
  return (event) => client.put("/customer-engagement/share", { body: event });
};
