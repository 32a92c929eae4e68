import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";

const { options, operationId, input } = JSON.parse(process.env.REHEARSED_CALL);
const { accessKey, accessKeySecret, bearerToken } = options.auth;
const credentials = bearerToken
  ? { GONG_BEARER_TOKEN: bearerToken }
  : { GONG_ACCESS_KEY: accessKey, GONG_ACCESS_KEY_SECRET: accessKeySecret };
const file = `rows-${process.pid}.ndjson`;
writeFileSync(file, JSON.stringify(input));
const output = execFileSync("node_modules/.bin/gong-engagement", ["report", operationId, file, "--json"], {
  env: { ...process.env, ...credentials, GONG_BASE_URL: options.baseUrl },
  encoding: "utf8",
});
const { delivered } = JSON.parse(output).drained.receipt;
if (delivered !== 1) throw new Error(output);
console.log(`delivered ${delivered} row`);
