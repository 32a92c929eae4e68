import OpenAI from "openai";
import type { CreateSend, LimitedSetup } from "../program.ts";

export const createSend: CreateSend<LimitedSetup> = ({ baseUrl }) => {
  const client = new OpenAI({ baseURL: `${baseUrl}/v2`, apiKey: "token", maxRetries: 10 });
  return (event) => client.put("/customer-engagement/share", { body: event });
};
