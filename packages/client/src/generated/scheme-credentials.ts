// Generated from spec/openapi.yaml. Do not edit: change the spec, its overlay or tools/generator,
// then run `pnpm generate`.

/**
 * Credentials of the security schemes that are known by their names alone: of all but HTTP Basic and the only one of
 * HTTP Bearer.
 */
export type SchemeCredentials = never;
