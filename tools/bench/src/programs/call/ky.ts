import ky from "ky";
import type { CreateSend } from "../program.ts";

export const createSend: CreateSend = ({ baseUrl, fetch }) => {
  const client = ky.create({
    prefix: `${baseUrl}/v2`,
    headers: { authorization: "Bearer token" },
    ...(fetch && { fetch }),
  });
  return (event) => client.put("customer-engagement/share", { json: event }).json();
};
