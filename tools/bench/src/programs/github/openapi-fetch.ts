import type { paths } from "@gong-engagement/types";
import createClient from "openapi-fetch";

const client = createClient<paths>({ baseUrl: "https://api.github.com" });
export const { data } = await client.GET("/repos/{owner}/{repo}", {
  params: { path: { owner: "octokit", repo: "openapi" } },
});
