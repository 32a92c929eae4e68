import { createClient, GongEngagement, isGongBadRequestError, isGongConnectionError } from "@gong-engagement/sdk";

// Jest and Vitest run this file, each with its own `describe`, `test` and `expect`.
const options = { baseUrl: process.env.SERVICE_URL, auth: { bearerToken: "token" }, rateLimit: false };

describe("the SDK in a test runner", () => {
  test("delivers to the service, by method and by client", async () => {
    const gong = new GongEngagement(options);
    const { data, attempts } = await gong.tag$.operation$(input$).withResponse();
    expect(data).toEqual(answer$);
    expect(attempts).toBe(1);
    const byClient = await createClient(options).METHOD$("/path$", { body: body$ });
    expect(byClient.data).toEqual(answer$);
    await gong.close();
  });

  test("throws an error of its own for a refusal", async () => {
    const gong = new GongEngagement(options);
    const error = await gong.tag$.operation$(refusedInput$).catch((reason) => reason);
    expect(isGongBadRequestError(error)).toBe(true);
    expect(error.delivery).toBe("refused");
  });

  test("takes a signal of the test's own realm, and rejects with its reason", async () => {
    const gong = new GongEngagement(options);
    const controller = new AbortController();
    const { attempts } = await gong.tag$.operation$(input$, { signal: controller.signal }).withResponse();
    expect(attempts).toBe(1);
    const aborted = gong.tag$.operation$(input$, { signal: controller.signal }).catch((reason) => reason);
    const reason = new Error("the user left");
    controller.abort(reason);
    expect(await aborted).toBe(reason);
  });

  test("takes a double for fetch", async () => {
    const urls = [];
    const fetch = async (url) => {
      urls.push(String(url));
      return new Response(JSON.stringify(answer$), {
        status: status$,
        headers: { "content-type": "application/json" },
      });
    };
    const gong = new GongEngagement({ ...options, baseUrl: "https://gong.example", fetch });
    expect(await gong.tag$.operation$(input$)).toEqual(answer$);
    expect(urls).toEqual([expect.stringMatching(/^https:\/\/gong\.example\//)]);
  });

  test("says of a double that rejects what it says of a lost connection", async () => {
    const fetch = () => Promise.reject(new TypeError("fetch failed", { cause: new Error("gone") }));
    const gong = new GongEngagement({ ...options, fetch, retry: { attempts: 2, minDelay: 1, maxDelay: 2 } });
    const error = await gong.tag$.operation$(input$).catch((reason) => reason);
    expect(isGongConnectionError(error)).toBe(true);
    expect([error.delivery, error.attempts]).toEqual(["unknown", 2]);
  });
});
