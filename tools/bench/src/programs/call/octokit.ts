import { Octokit } from "@octokit/core";
import type { CreateSend } from "../program.ts";

export const createSend: CreateSend = ({ baseUrl, fetch }) => {
  const client = new Octokit({ baseUrl: `${baseUrl}/v2`, auth: "token", request: { fetch } });
  return async (event) => (await client.request("PUT /customer-engagement/share", { ...event })).data;
};
