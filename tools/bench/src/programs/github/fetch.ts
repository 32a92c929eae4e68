import type { FullRepository } from "@gong-engagement/types";

const response = await fetch("https://api.github.com/repos/octokit/openapi");
export const data = (await response.json()) as FullRepository;
