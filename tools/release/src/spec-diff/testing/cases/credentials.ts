import { operation, type SpecCase } from "../spec-case.ts";

type Requirement = Readonly<Record<string, readonly string[]>>;

/** The operation takes one of these; the document has further schemes. */
const upload = (security: readonly Requirement[], schemes: object = {}): object => ({
  security: [{ basicAuth: [] }],
  ...operation("post", "/files", { security }),
  components: { securitySchemes: schemes },
});

const flows = (tokenUrl: string): object => ({ clientCredentials: { tokenUrl, scopes: { read: "", write: "" } } });
const oauth = { type: "oauth2", flows: flows("https://example.com/token") };
const openId = { type: "openIdConnect", openIdConnectUrl: "https://example.com/openid" };

/** Credentials, as the client accepts them. */
export const credentials: readonly SpecCase[] = [
  {
    name: "a bearer token is replaced by OAuth 2, which a bearer token serves",
    before: upload([{ bearerAuth: [] }], { oauth }),
    after: upload([{ oauth: ["read"] }], { oauth }),
    bump: "minor",
    lines: ["added, uploadFile, credentials: It takes `oauth` (`read`)."],
  },
  {
    name: "a bearer token is replaced by OpenID Connect, which a bearer token serves",
    before: upload([{ bearerAuth: [] }]),
    after: upload([{ openId: [] }], { openId }),
    bump: "minor",
    lines: ["added, uploadFile, credentials: It takes `openId`."],
  },
  {
    name: "OAuth 2 is replaced by a bearer token, so that its token has no name",
    before: upload([{ oauth: ["read"] }], { oauth }),
    after: upload([{ bearerAuth: [] }], { oauth }),
    bump: "major",
    lines: ["breaking, uploadFile, credentials: It takes `bearerAuth`."],
  },
  {
    name: "a bearer scheme is renamed, whose token has no name",
    before: upload([{ bearerAuth: [] }]),
    after: upload([{ token: [] }], { bearerAuth: null, token: { type: "http", scheme: "Bearer" } }),
    bump: "patch",
    lines: ["fixed, Only details have changed that no code depends on."],
  },
  {
    name: "an API key is renamed",
    before: upload([{ apiKey: [] }]),
    after: upload([{ key: [] }], { key: { type: "apiKey", in: "header", name: "X-Key" } }),
    bump: "major",
    lines: ["breaking, uploadFile, credentials: It takes `key`."],
  },
  {
    name: "an API key becomes a bearer token",
    before: upload([{ apiKey: [] }]),
    after: upload([{ apiKey: [] }], {
      bearerAuth: null,
      apiKey: { type: "http", scheme: "bearer", in: null, name: null },
    }),
    bump: "major",
    lines: ["breaking, uploadFile, credentials: It takes `apiKey`."],
  },
  {
    name: "an operation needs another scope",
    before: upload([{ oauth: ["read"] }], { oauth }),
    after: upload([{ oauth: ["read", "write"] }], { oauth }),
    bump: "major",
    lines: ["breaking, uploadFile, credentials: It takes `oauth` (`read`, `write`)."],
  },
  {
    name: "an operation needs one scope less",
    before: upload([{ oauth: ["read", "write"] }], { oauth }),
    after: upload([{ oauth: ["read"] }], { oauth }),
    bump: "minor",
    lines: ["added, uploadFile, credentials: It takes `oauth` (`read`)."],
  },
  {
    name: "an operation takes a token with another scope as well",
    before: upload([{ oauth: ["read"] }], { oauth }),
    after: upload([{ oauth: ["read"] }, { oauth: ["write"] }], { oauth }),
    bump: "minor",
    lines: ["added, uploadFile, credentials: It takes `oauth` (`read` or `write`)."],
  },
  {
    name: "an access key alone is no longer enough",
    before: upload([{ basicAuth: [] }]),
    after: upload([
      { basicAuth: [], apiKey: [] },
      { basicAuth: [], bearerAuth: [] },
    ]),
    bump: "major",
    lines: ["breaking, uploadFile, credentials: It takes `basicAuth`, and `apiKey` or `bearerAuth`."],
  },
  {
    name: "an alternative is added that another one implies",
    before: upload([{ basicAuth: [] }]),
    after: upload([{ basicAuth: [] }, { basicAuth: [], apiKey: [] }]),
    bump: "patch",
    lines: ["fixed, Only details have changed that no code depends on."],
  },
  {
    name: "any two of three credentials are needed",
    before: upload([{ apiKey: [] }]),
    after: upload([
      { basicAuth: [], apiKey: [] },
      { basicAuth: [], bearerAuth: [] },
      { apiKey: [], bearerAuth: [] },
    ]),
    bump: "major",
    lines: ["breaking, uploadFile, credentials: It takes a combination of `basicAuth`, `apiKey`, `bearerAuth`."],
  },
  {
    name: "a client certificate is needed besides",
    before: upload([{ basicAuth: [] }]),
    after: upload([{ basicAuth: [], certificate: [] }], { certificate: { type: "mutualTLS" } }),
    bump: "major",
    lines: ["breaking, uploadFile, credentials: It takes `basicAuth` and `certificate`."],
  },
  {
    name: "credentials become optional",
    before: upload([{ basicAuth: [] }]),
    after: upload([{ basicAuth: [] }, {}]),
    bump: "minor",
    lines: ["added, uploadFile, credentials: It needs no credentials."],
  },
  {
    name: "tokens of OAuth 2 are issued elsewhere",
    before: upload([{ oauth: ["read"] }], { oauth }),
    after: upload([{ oauth: ["read"] }], { oauth: { ...oauth, flows: flows("https://example.com/other") } }),
    bump: "patch",
    lines: ["fixed, Only details have changed that no code depends on."],
  },
  {
    name: "a scheme that no operation uses changes",
    after: { components: { securitySchemes: { apiKey: { name: "X-Other-Key" } } } },
    bump: "patch",
    lines: ["fixed, Only details have changed that no code depends on."],
  },
  {
    name: "a bearer token beside an API key is replaced by OAuth 2",
    before: upload([{ bearerAuth: [], apiKey: [] }], { oauth }),
    after: upload([{ oauth: ["read"], apiKey: [] }], { oauth }),
    bump: "minor",
    lines: ["added, uploadFile, credentials: It takes `oauth` (`read`) and `apiKey`."],
  },
  {
    name: "an operation says itself what it takes by default",
    after: operation("post", "/files", { security: [{ basicAuth: [] }, { bearerAuth: [] }] }),
    bump: "patch",
    lines: ["fixed, Only details have changed that no code depends on."],
  },
  {
    name: "a scheme of access keys becomes one of bearer tokens under the same name",
    before: upload([{ basicAuth: [] }]),
    after: upload([{ basicAuth: [] }], { basicAuth: { scheme: "bearer" } }),
    bump: "major",
    lines: ["breaking, listNotes, createNote, getNote, deleteNote, uploadFile, credentials: It takes `basicAuth`."],
  },
  {
    name: "an API key moves into the query",
    before: upload([{ apiKey: [] }]),
    after: upload([{ apiKey: [] }], { apiKey: { in: "query" } }),
    bump: "major",
    lines: ["breaking, uploadFile, credentials: `in` of the security scheme `apiKey` has changed."],
  },
  {
    name: "an operation needs another scope instead",
    before: upload([{ oauth: ["read"] }], { oauth }),
    after: upload([{ oauth: ["write"] }], { oauth }),
    bump: "major",
    lines: ["breaking, uploadFile, credentials: It takes `oauth` (`write`)."],
  },
  {
    name: "OAuth 2 is accepted beside a bearer token",
    before: upload([{ bearerAuth: [] }], { oauth }),
    after: upload([{ bearerAuth: [] }, { oauth: ["read"] }], { oauth }),
    bump: "minor",
    lines: ["added, uploadFile, credentials: It takes `bearerAuth`, or `oauth` (`read`)."],
  },
  {
    name: "optional credentials are needed",
    before: upload([{ basicAuth: [] }, {}]),
    after: upload([{ basicAuth: [] }]),
    bump: "major",
    lines: ["breaking, uploadFile, credentials: It takes `basicAuth`."],
  },
  {
    name: "an operation without credentials needs those of the document",
    before: operation("post", "/files", { security: [] }),
    after: {},
    bump: "major",
    lines: ["breaking, uploadFile, credentials: It takes `basicAuth`, or `bearerAuth`."],
  },
  {
    name: "an access key is replaced by a digest",
    before: upload([{ basicAuth: [] }]),
    after: upload([{ digest: [] }], { digest: { type: "http", scheme: "digest" } }),
    bump: "major",
    lines: ["breaking, uploadFile, credentials: It takes `digest`."],
  },
  {
    name: "the name of an HTTP scheme is written in another case",
    after: { components: { securitySchemes: { basicAuth: { scheme: "Basic" } } } },
    bump: "patch",
    lines: ["fixed, Only details have changed that no code depends on."],
  },
  {
    name: "the header of an API key is written in another case",
    before: upload([{ apiKey: [] }]),
    after: upload([{ apiKey: [] }], { apiKey: { name: "x-key" } }),
    bump: "patch",
    lines: ["fixed, Only details have changed that no code depends on."],
  },
  {
    name: "the name of an API key in the query is written in another case",
    before: upload([{ apiKey: [] }], { apiKey: { in: "query" } }),
    after: upload([{ apiKey: [] }], { apiKey: { in: "query", name: "x-key" } }),
    bump: "major",
    lines: ["breaking, uploadFile, credentials: `name` of the security scheme `apiKey` has changed."],
  },
];
