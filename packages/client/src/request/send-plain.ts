import { createFinalURL, createQuerySerializer, defaultPathSerializer } from "openapi-fetch";
import type { Call } from "../transport/call.ts";
import type { Step } from "../transport/step.ts";
import type { Ending } from "./ending.ts";
import type { PreparedInit } from "./prepare-call.ts";

const writeUrl = (template: string, init: PreparedInit): string => {
  const { baseUrl, querySerializer, pathSerializer = defaultPathSerializer } = init;
  const { query = {}, path } = init.params ?? {};
  return createFinalURL(template, {
    baseUrl,
    params: path ? { query, path } : { query },
    querySerializer: typeof querySerializer === "function" ? querySerializer : createQuerySerializer(querySerializer),
    pathSerializer,
  });
};

/** Sends a call that no middleware looks at: without a `Request`, which costs more than all the rest of a call. */
export const sendPlain = async (call: Call, init: PreparedInit, transport: Step): Promise<Ending> => {
  call.url = writeUrl(call.path, init);
  call.isBuilt = true;
  const { response, data, failure } = await transport(call);
  // An error without a body must not be taken for success by who looks at `error` alone.
  return failure ? { response, failure, error: failure.body || `HTTP ${failure.status}` } : { response, data };
};
