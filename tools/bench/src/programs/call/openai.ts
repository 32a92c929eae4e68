import OpenAI from "openai";
import type { CreateSend } from "../program.ts";

export const createSend: CreateSend = ({ baseUrl, fetch }) => {
  const client = new OpenAI({ baseURL: `${baseUrl}/v2`, apiKey: "token", fetch });
  return (event) => client.put("/customer-engagement/share", { body: event });
};
