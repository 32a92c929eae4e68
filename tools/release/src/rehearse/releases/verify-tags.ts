import type { Rehearsal, Release } from "../rehearsal.ts";

/** Makes sure that each tag of the SDK stands for the release that was published under it last, and notes them. */
export const verifyTags = async ({ registry, transcript }: Rehearsal, releases: readonly Release[]): Promise<void> => {
  const path = `-/package/${encodeURIComponent("@gong-engagement/sdk")}/dist-tags`;
  const response = await fetch(new URL(path, registry.url));
  const tags = (await response.json()) as Readonly<Record<string, string>>;
  const expected = Object.fromEntries(releases.map(({ tag, version }) => [tag, version]));
  for (const tag of new Set([...Object.keys(tags), ...Object.keys(expected)])) {
    if (tags[tag] !== expected[tag]) throw new Error(`The tag ${tag} is ${tags[tag]}, not ${expected[tag]}`);
    transcript.note(`@gong-engagement/sdk@${tag} is ${tags[tag]}`);
  }
};
