import { GongEngagement } from "@gong-engagement/sdk";

const github = new GongEngagement({ auth: { bearerToken: "token" } });
export const data = await github.repos.reposGet({ owner: "octokit", repo: "openapi" });
