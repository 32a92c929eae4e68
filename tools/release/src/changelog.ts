/** Functions that changesets calls for each line of a changelog. */
interface ChangelogFunctions {
  readonly getReleaseLine: (changeset: { readonly summary: string }) => Promise<string>;
  readonly getDependencyReleaseLine: () => Promise<string>;
}

/** A changeset as a section of its own: its title, why, and what a caller must do, as they were written. */
const getReleaseLine: ChangelogFunctions["getReleaseLine"] = async ({ summary }) => {
  const [title, ...text] = summary.trim().split("\n");
  return [`#### ${title}`, ...text, ""].join("\n");
};

/** The packages have one version, so that of the others goes without saying. */
const getDependencyReleaseLine: ChangelogFunctions["getDependencyReleaseLine"] = async () => "";

export default { getReleaseLine, getDependencyReleaseLine } satisfies ChangelogFunctions;
