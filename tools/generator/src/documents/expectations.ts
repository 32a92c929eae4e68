import type { Expectation } from "./check-document.ts";

interface Known<Value> {
  /** Names of documents. */
  readonly documents: RegExp;
  readonly expected: Value;
  /** Why that is right. */
  readonly reason: string;
}

/** Documents that are refused, with the first line of the message. */
const refusals: readonly Known<RegExp>[] = [
  {
    documents: /\/oas-examples\/2\.0\//,
    expected: /^This is a Swagger 2\.0 document\.$/,
    reason: "Swagger 2.0 is another language.",
  },
  {
    documents: /\.deref\.json$/,
    expected: /^The file has \d+ MB; \d+ are allowed\.$/,
    reason: "Beside it is the same document with references, a fifth of its size.",
  },
  {
    documents: /\/openapi-workshop\/title\./,
    expected: /^The document describes no path\.$/,
    reason: "There is nothing to generate.",
  },
];

/** Paths whose types are not openapi-typescript's. */
const differences: readonly Known<readonly string[]>[] = [
  {
    documents: /\/(petstore|response-schemas|schema-visibility|train-travel)\./,
    expected: [
      ...["/", "/pet", "/bookings", "/bookings/{bookingId}/payment"],
      ...["/anything/object", "/anything/array-of-objects", "/anything/markdown"],
    ],
    reason: "We leave readOnly members out of requests, and writeOnly ones out of responses.",
  },
  {
    documents: /\/schema-circular\./,
    expected: ["/circular"],
    reason: "openapi-typescript intersects a map with its known members, though these have another type.",
  },
  {
    documents: /^@octokit\/openapi\//,
    expected: [
      ...["/gists", "/gists/{gist_id}", "/gists/{gist_id}/forks", "/gists/{gist_id}/{sha}", "/user"],
      "/repos/{owner}/{repo}/check-runs/{check_run_id}",
    ],
    reason: "openapi-typescript writes the value of a discriminator into the component, wherever that is used.",
  },
  {
    documents: /^@octokit\/openapi\//,
    expected: [
      "/enterprises/{enterprise}/secret-scanning/custom-patterns/{pattern_id}",
      "/enterprises/{enterprise}/settings/billing/cost-centers/{cost_center_id}",
      "/orgs/{org}/secret-scanning/custom-patterns/{pattern_id}",
      "/repos/{owner}/{repo}/code-quality/setup",
      "/repos/{owner}/{repo}/code-scanning/alerts/{alert_number}",
      "/repos/{owner}/{repo}/dependabot/alerts/{alert_number}",
      "/repos/{owner}/{repo}/pages",
      "/repos/{owner}/{repo}/secret-scanning/alerts/{alert_number}",
      "/repos/{owner}/{repo}/secret-scanning/custom-patterns/{pattern_id}",
    ],
    reason: "openapi-typescript takes alternatives that only say what is required for anything.",
  },
  {
    documents: /^@octokit\/openapi\/|\/readme-legacy\./,
    expected: [
      ...["/categories", "/enterprises/{enterprise}/org-properties/schema"],
      "/enterprises/{enterprise}/org-properties/schema/{custom_property_name}",
    ],
    reason: "openapi-typescript does not require what one member of an allOf requires of another.",
  },
  {
    documents: /^@octokit\/openapi\/|\/schema-enums\.|^rclone-openapi\//,
    expected: [
      ...["/anything/strings", "/serve/list", "/orgs/{org}/packages/{package_type}/{package_name}/versions"],
      ...["/orgs/{org}", "/user", "/users/{username}"].map(
        (owner) => `${owner}/packages/{package_type}/{package_name}/versions/{package_version_id}`,
      ),
      ...["/user", "/users/{username}"].map((owner) => `${owner}/packages/{package_type}/{package_name}/versions`),
    ],
    reason: "openapi-typescript does not know what is required and not described.",
  },
  {
    documents: /\/readme-legacy\./,
    expected: ["/owlbot/ask"],
    reason: "We give an event stream without a schema as its events, and openapi-typescript as anything.",
  },
  {
    documents: /\/schema-types\./,
    expected: ["/anything/quirks", "/anything/quirks/polymorphism"],
    reason: "We take what has items for a list, and the first of types that no value has together.",
  },
  {
    documents: /^@directus\/specs\//,
    expected: [
      ...["/activity", "/items/{collection}", "/presets", "/comments", "/fields/{collection}", "/files", "/files/{id}"],
      ...["/flows", "/folders", "/operations", "/permissions", "/revisions", "/roles", "/users", "/versions"],
    ],
    reason: "openapi-typescript takes a parameter with `content` for a string.",
  },
  {
    documents: /^@scalar\/galaxy\//,
    expected: ["/planets", "/planets/{planetId}", "/celestial-bodies", "/user/signup"],
    reason: "We leave readOnly members out of requests, and take `$defs` for no property.",
  },
];

/** Documents that openapi-typescript cannot print. */
const incomparable: readonly Known<undefined>[] = [
  {
    documents: /\/circular-paths\./,
    expected: undefined,
    reason: "What it prints for references into paths does not compile.",
  },
  {
    documents: /\/3\.0\/\w+\/discriminators\./,
    expected: undefined,
    reason: "It takes the names of schemas in a discriminator's mapping for references.",
  },
];

/** Operations whose call cannot succeed, or all. */
const uncallable: readonly Known<readonly string[] | "all">[] = [
  { documents: /\.yaml$/, expected: "all", reason: "Beside each is the same document in JSON." },
  { documents: /\/parameters-style\./, expected: "all", reason: "Prism fails on nested objects in a query." },
  {
    documents: /\/http-status-codes\./,
    expected: ["getStatus100", "getStatus101", "getStatus102", "getStatus103", "getStatus407"],
    reason: "These statuses are not answers to a call: they belong to the connection.",
  },
  {
    documents: /\/security-multiple\./,
    expected: ["postAnythingManyAndOr"],
    reason: "Prism takes none of its alternatives if one of them needs two credentials in the same header.",
  },
];

const select = <Value>(known: readonly Known<Value>[], name: string): Value[] =>
  known.filter(({ documents }) => documents.test(name)).map(({ expected }) => expected);

/** What is known of a document beforehand. */
export const expectationOf = (name: string): Expectation => ({
  refusal: select(refusals, name)[0],
  differences: select(differences, name).flat(),
  isComparable: select(incomparable, name).length === 0,
  uncallable: select(uncallable, name)[0] ?? [],
  compilers: name.endsWith("/api.github.com.json") ? ["7", "6", "5.9"] : ["7"],
});
