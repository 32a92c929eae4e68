import { operation, type SpecCase } from "../spec-case.ts";

const servers = (...urls: readonly string[]): object => ({ servers: urls.map((url) => ({ url })) });
const security = (...names: readonly (readonly string[])[]): object => ({
  security: names.map((alternative) => Object.fromEntries(alternative.map((name) => [name, []]))),
});

/** Credentials, servers and limits. */
export const service: readonly SpecCase[] = [
  {
    name: "credentials are no longer accepted",
    after: security(["basicAuth"]),
    bump: "major",
    lines: ["breaking, listNotes, createNote, getNote, deleteNote, uploadFile, credentials: It takes `basicAuth`."],
  },
  {
    name: "other credentials are accepted, too",
    after: security(["basicAuth"], ["bearerAuth"], ["apiKey"]),
    bump: "minor",
    lines: [
      "added, listNotes, createNote, getNote, deleteNote, uploadFile, credentials: It takes `basicAuth`, or `bearerAuth`, or `apiKey`.",
    ],
  },
  {
    name: "credentials are needed together",
    after: security(["basicAuth", "bearerAuth"]),
    bump: "major",
    lines: [
      "breaking, listNotes, createNote, getNote, deleteNote, uploadFile, credentials: It takes `basicAuth` and `bearerAuth`.",
    ],
  },
  {
    name: "an operation needs no credentials any more",
    after: operation("post", "/files", { security: [] }),
    bump: "minor",
    lines: ["added, uploadFile, credentials: It needs no credentials."],
  },
  {
    name: "an operation needs credentials now",
    before: operation("post", "/files", { security: [] }),
    after: operation("post", "/files", { security: [{ apiKey: [] }] }),
    bump: "major",
    lines: ["breaking, uploadFile, credentials: It takes `apiKey`."],
  },
  {
    name: "alternative credentials change their order",
    after: security(["bearerAuth"], ["basicAuth"]),
    bump: "none",
    lines: [],
  },
  {
    name: "a security scheme of an operation changes",
    before: operation("post", "/files", { security: [{ apiKey: [] }] }),
    after: {
      ...operation("post", "/files", { security: [{ apiKey: [] }] }),
      components: { securitySchemes: { apiKey: { name: "X-Other-Key" } } },
    },
    bump: "major",
    lines: ["breaking, uploadFile, credentials: `name` of the security scheme `apiKey` has changed."],
  },
  {
    name: "the server changes",
    after: servers("https://api.example.com/v2"),
    bump: "major",
    lines: ["breaking, The default server is `https://api.example.com/v2`, was `https://api.example.com/v1`."],
  },
  {
    name: "a second server is added",
    after: servers("https://api.example.com/v1", "https://eu.example.com/v1"),
    bump: "minor",
    lines: ["added, The server `https://eu.example.com/v1` is new."],
  },
  {
    name: "a second server is removed",
    before: servers("https://api.example.com/v1", "https://eu.example.com/v1"),
    after: {},
    bump: "major",
    lines: ["breaking, The server `https://eu.example.com/v1` is gone."],
  },
  {
    name: "a server is put before the default one",
    after: servers("https://eu.example.com/v1", "https://api.example.com/v1"),
    bump: "major",
    lines: ["breaking, The default server is `https://eu.example.com/v1`, was `https://api.example.com/v1`."],
  },
  {
    name: "the server is written with a variable",
    after: { servers: [{ url: "https://{host}.example.com/v1", variables: { host: { default: "api" } } }] },
    bump: "patch",
    lines: ["fixed, Only details have changed that no code depends on."],
  },
  {
    name: "an operation gets a server of its own",
    after: operation("post", "/files", servers("https://files.example.com/v1")),
    bump: "major",
    lines: ["breaking, uploadFile, The server is `https://files.example.com/v1`, was `https://api.example.com/v1`."],
  },
  {
    name: "a path loses the server of its own",
    before: { paths: { "/files": servers("https://files.example.com/v1") } },
    after: {},
    bump: "major",
    lines: ["breaking, uploadFile, The server is `https://api.example.com/v1`, was `https://files.example.com/v1`."],
  },
  {
    name: "an operation states the server that it has anyway",
    after: operation("post", "/files", servers("https://api.example.com/v1")),
    bump: "patch",
    lines: ["fixed, Only details have changed that no code depends on."],
  },
  {
    name: "the rate limit becomes stricter",
    after: { "x-rate-limit": [{ limit: 2, interval: 1000 }] },
    bump: "major",
    lines: ["breaking, The rate limit is 2 calls in 1 s, was 3 calls in 1 s."],
  },
  {
    name: "the rate limit is raised",
    after: { "x-rate-limit": [{ limit: 5, interval: 1000 }] },
    bump: "minor",
    lines: ["added, The rate limit is 5 calls in 1 s, was 3 calls in 1 s."],
  },
  {
    name: "a second rate limit is added",
    after: {
      "x-rate-limit": [
        { limit: 3, interval: 1000 },
        { limit: 10_000, interval: 86_400_000 },
      ],
    },
    bump: "major",
    lines: ["breaking, The rate limit is 3 calls in 1 s, 10000 calls in 86400 s, was 3 calls in 1 s."],
  },
  {
    name: "the server is written with a slash at the end",
    after: servers("https://api.example.com/v1/"),
    bump: "patch",
    lines: ["fixed, Only details have changed that no code depends on."],
  },
  {
    name: "a variable of the server has another default",
    before: { servers: [{ url: "https://{region}.example.com", variables: { region: { default: "eu" } } }] },
    after: { servers: [{ url: "https://{region}.example.com", variables: { region: { default: "us" } } }] },
    bump: "major",
    lines: ["breaking, The default server is `https://us.example.com`, was `https://eu.example.com`."],
  },
  {
    name: "a variable of the server may have another value",
    before: {
      servers: [{ url: "https://{region}.example.com", variables: { region: { default: "eu", enum: ["eu"] } } }],
    },
    after: {
      servers: [{ url: "https://{region}.example.com", variables: { region: { default: "eu", enum: ["eu", "us"] } } }],
    },
    bump: "patch",
    lines: ["fixed, Only details have changed that no code depends on."],
  },
];
