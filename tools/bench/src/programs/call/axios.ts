import axios from "axios";
import type { CreateSend } from "../program.ts";

export const createSend: CreateSend = ({ baseUrl, fetch }) => {
  const client = axios.create({
    baseURL: `${baseUrl}/v2`,
    headers: { authorization: "Bearer token" },
    ...(fetch && { adapter: "fetch", env: { fetch } }),
  });
  return async (event) => (await client.put("/customer-engagement/share", event)).data;
};
