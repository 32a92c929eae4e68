import { createFetch } from "ofetch";
import type { CreateSend } from "../program.ts";

export const createSend: CreateSend = ({ baseUrl, fetch }) => {
  const client = createFetch({
    defaults: { baseURL: `${baseUrl}/v2`, headers: { authorization: "Bearer token" } },
    ...(fetch && { fetch }),
  });
  return (event) => client("/customer-engagement/share", { method: "PUT", body: event });
};
