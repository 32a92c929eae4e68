import type { paths } from "@gong-engagement/types";
import createClient from "openapi-fetch";
import type { CreateSend } from "../program.ts";

export const createSend: CreateSend = ({ baseUrl, fetch }) => {
  const client = createClient<paths>({
    baseUrl: `${baseUrl}/v2`,
    headers: { authorization: "Bearer token" },
    ...(fetch && { fetch }),
  });
  return async (event) => {
    const { data, error } = await client.PUT("/customer-engagement/share", { body: event });
    if (error) throw error;
    return data;
  };
};
