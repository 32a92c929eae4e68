import { inputSchemas } from "@gong-engagement/schemas";

const { operationId, input } = JSON.parse(process.env.REHEARSED_CALL);
const { issues } = await inputSchemas[operationId]["~standard"].validate(input);
if (issues) throw new Error(`${operationId}: ${JSON.stringify(issues)}`);
const { issues: expected = [] } = await inputSchemas[operationId]["~standard"].validate("no input");
if (expected.length === 0) throw new Error(`${operationId} takes anything`);
console.log(`accepted what ${operationId} takes`);
