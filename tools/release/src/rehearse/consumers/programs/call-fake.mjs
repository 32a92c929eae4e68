import { createFake } from "@gong-engagement/fake";

const { server, method, path, request, operationId } = JSON.parse(process.env.REHEARSED_CALL);
const fake = createFake({ accounts: "any" });
const response = await fake.fetch(new URL(server + path, "http://localhost"), {
  method: method.toUpperCase(),
  headers: { authorization: "Bearer rehearsal", "content-type": "application/json" },
  ...(request.body && { body: JSON.stringify(request.body) }),
});
if (fake.attempts[0]?.operationId !== operationId) throw new Error(`The fake does not know ${method} ${path}`);
if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`);
console.log(`answered ${response.status}`);
