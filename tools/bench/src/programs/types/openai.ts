import OpenAI from "openai";

const client = new OpenAI({ apiKey: "token" });
export const data = await client.responses.create({ model: "gpt", input: "Proposal" });
