import type { OpenApiDocument } from "@gong-engagement/generator/model/openapi";

/** Path of the first server, variables replaced by their defaults, without a slash at the end: `/v2`, or nothing. */
export const parseServerPath = ({ servers }: OpenApiDocument): string => {
  const { url = "/", variables = {} } = servers?.[0] ?? {};
  const filled = url.replaceAll(/\{([^}]*)\}/g, (_, name: string) => variables[name]?.default ?? "");
  return new URL(filled, "http://localhost").pathname.replace(/\/+$/, "");
};
