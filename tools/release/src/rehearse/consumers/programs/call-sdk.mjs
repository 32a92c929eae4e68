import { GongEngagement } from "@gong-engagement/sdk";

const { options, tag, operationId, input } = JSON.parse(process.env.REHEARSED_CALL);
await using gong = new GongEngagement(options);
const { response } = await gong[tag][operationId](input).withResponse();
console.log(`answered ${response.status}`);
