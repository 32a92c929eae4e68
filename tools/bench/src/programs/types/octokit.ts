import { Octokit } from "@octokit/core";

const client = new Octokit({ auth: "token" });
export const { data } = await client.request("PUT /user/starred/{owner}/{repo}", { owner: "gong", repo: "proposal" });
