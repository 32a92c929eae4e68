import type { CreateSend } from "../program.ts";
import { createClient } from "./hey-api/client/index.ts";
import { reportContentShareEvent } from "./hey-api/sdk.gen.ts";

export const createSend: CreateSend = ({ baseUrl, fetch }) => {
  const client = createClient({ baseUrl: `${baseUrl}/v2`, auth: "token", ...(fetch && { fetch }) });
  return async (event) => {
    const { data, error } = await reportContentShareEvent({ client, body: event });
    if (error) throw error;
    return data;
  };
};
