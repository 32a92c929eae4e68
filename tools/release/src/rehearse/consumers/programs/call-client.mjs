import { createClient } from "@gong-engagement/client";

const { options, method, path, request } = JSON.parse(process.env.REHEARSED_CALL);
const { body, ...params } = request;
const { response, error } = await createClient(options)[method.toUpperCase()](path, { params, body });
if (!response.ok) throw new Error(`${response.status}: ${JSON.stringify(error)}`);
console.log(`answered ${response.status}`);
