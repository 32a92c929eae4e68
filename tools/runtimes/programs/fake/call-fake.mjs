import { expect } from "../shared/expect.mjs";

/** What the document says of a request of the first operation that has an example. */
const findExample = ({ paths }) => {
  for (const [path, item] of Object.entries(paths)) {
    for (const [method, { operationId, requestBody }] of Object.entries(item)) {
      const body = requestBody?.content["application/json"]?.example;
      if (body) return { path, method: method.toUpperCase(), operationId, body };
    }
  }
  throw new Error("The document has no example of a request");
};

/** Sends a call that is accepted, one that is refused and one whose answer is lost, without sockets. */
export const callFake = async ({ createFake }, document) => {
  const fake = createFake({ quota: [{ limit: 3, interval: 60_000 }] });
  const { path, method, operationId, body } = findExample(document);
  const { accessKey, accessKeySecret } = fake.auth;
  const headers = {
    authorization: `Basic ${btoa(`${accessKey}:${accessKeySecret}`)}`,
    "content-type": "application/json",
  };
  const send = (sent) => fake.fetch(document.servers[0].url + path, { method, headers, body: JSON.stringify(sent) });

  expect((await send(body)).ok, "the example is accepted");
  expect((await send([])).status >= 400, "what the document does not allow is refused");
  fake.fail("reset-after-commit");
  const lost = await send(body).catch((error) => error);
  expect(lost instanceof TypeError, "an answer is lost");
  const [event] = fake.expectReported(operationId);
  expect(fake.attempts.length === 3 && fake.mostInAny(60_000) === 3, "all that arrived is remembered");

  const request = new Request(document.servers[0].url + path, { method, headers, body: JSON.stringify(body) });
  expect((await fake.handle(request)).status === 429, "the fourth call is over the limit");
  return { "the operation that was recorded": event.operationId };
};
