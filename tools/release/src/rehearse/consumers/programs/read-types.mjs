import openapi from "@gong-engagement/types/openapi.json" with { type: "json" };

const { method, path, operationId } = JSON.parse(process.env.REHEARSED_CALL);
const found = openapi.paths[path]?.[method]?.operationId;
if (found !== operationId) throw new Error(`openapi.json has ${found} at ${method} ${path}, not ${operationId}`);
console.log("compiles, and is in openapi.json");
