import { GongEngagement } from "@gong-engagement/sdk";
import { input } from "../../shared/sample.mjs";

const [baseUrl, timeout] = process.argv.slice(2);
const gong = new GongEngagement({
  baseUrl,
  auth: { bearerToken: "token" },
  rateLimit: false,
  timeout: Number(timeout),
  retry: false,
});
const outcome = await gong.tag$
  .operation$(input)
  .withResponse()
  .then(
    ({ attempts }) => `delivered after ${attempts} attempts`,
    ({ name, delivery, attempts }) => `${name} ${delivery} after ${attempts} attempts`,
  );
process.send(outcome, () => process.disconnect());
