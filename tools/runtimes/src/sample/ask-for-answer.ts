import type { SampleCall } from "./create-sample.ts";

/** What the service answers to the main call, as the programs' own servers repeat it. */
export interface SampleAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** Makes a call without our packages, against Prism. */
export const askForAnswer = async (
  serverUrl: string,
  { method, path, mediaType, body }: SampleCall,
): Promise<SampleAnswer> => {
  const headers = { authorization: "Bearer token", "content-type": mediaType };
  const response = await fetch(serverUrl + path, { method, headers, body: JSON.stringify(body) });
  const text = await response.text();
  if (!response.ok) throw new Error(`Prism answers ${method} ${path} with ${response.status}: ${text}`);
  return { status: response.status, body: JSON.parse(text) };
};
