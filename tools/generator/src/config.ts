/** Names that do not come from the spec. Package names come from each `package.json`. */
export const config = {
  /** The SDK's class. */
  className: "GongEngagement",
  /** Prefix of the environment variables that hold credentials and the base URL. */
  envPrefix: "GONG",
  /** Folders under `packages/`, in the order in which data flows. */
  packages: ["types", "client", "sdk", "schemas"],
  /** Error class of the client package for each status; `5XX` and `default` as in the spec. */
  errorClasses: {
    "400": "GongBadRequestError",
    "401": "GongAuthenticationError",
    "403": "GongPermissionError",
    "404": "GongNotFoundError",
    "409": "GongConflictError",
    "429": "GongRateLimitError",
    "5XX": "GongServerError",
    default: "GongApiError",
  },
} as const;

export type PackageFolder = (typeof config.packages)[number];

/** Folder of a package's generated files, below that of the packages. */
export const generatedFolder = (folder: PackageFolder): string => `${folder}/src/generated`;
