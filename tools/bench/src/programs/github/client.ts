import { createClient } from "@gong-engagement/client";

const client = createClient({ auth: { bearerToken: "token" } });
export const { data } = await client.GET("/repos/{owner}/{repo}", {
  params: { path: { owner: "octokit", repo: "openapi" } },
});
