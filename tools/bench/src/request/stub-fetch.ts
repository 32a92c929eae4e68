/** A fetch that answers at once, with a new response each time. */
export const stubFetch = async (): Promise<Response> =>
  new Response('{"requestId":"4al018gzaztcr8nbukw"}', { headers: { "content-type": "application/json" } });
