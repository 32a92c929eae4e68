import { createAdaptiveLimiter, GongEngagement, isGongError } from "@gong-engagement/sdk";

interface Environment {
  readonly GONG_ACCESS_KEY: string;
  readonly GONG_ACCESS_KEY_SECRET: string;
  readonly GONG_BASE_URL: string;
}

/** What a page sends when a proposal was read to its end. */
interface View {
  readonly title: string;
  readonly viewer: string;
}

const isView = (body: unknown): body is View =>
  typeof body === "object" &&
  body !== null &&
  "title" in body &&
  typeof body.title === "string" &&
  "viewer" in body &&
  typeof body.viewer === "string";

let client: GongEngagement | undefined;

/**
 * One client for all requests of an isolate: a client for each request would keep no limit. Cloudflare runs several isolates
 * that do not know of each other, so the limiter finds out by itself which rate is left for this one.
 */
const getClient = ({ GONG_ACCESS_KEY, GONG_ACCESS_KEY_SECRET, GONG_BASE_URL }: Environment): GongEngagement => {
  client ??= new GongEngagement({
    auth: { accessKey: GONG_ACCESS_KEY, accessKeySecret: GONG_ACCESS_KEY_SECRET },
    baseUrl: GONG_BASE_URL,
    rateLimit: createAdaptiveLimiter(),
    deadline: 20_000, // Longer than that, nobody waits for an answer.
    maxQueue: 50,
  });
  return client;
};

export default {
  async fetch(request: Request, environment: Environment): Promise<Response> {
    if (request.method !== "POST") return new Response("Post a view.", { status: 405 });
    const body: unknown = await request.json().catch(() => undefined);
    if (!isView(body)) return new Response("Post JSON with title and viewer.", { status: 400 });
    const { title, viewer } = body;
    const view = { contentTitle: title, viewerEmailAddress: viewer, eventTimestamp: new Date().toISOString() };
    try {
      const { requestId } = await getClient(environment).engagementEvents.reportContentViewEvent(view);
      return Response.json({ requestId });
    } catch (error) {
      if (!isGongError(error)) throw error;
      const { delivery, advice } = error;
      return Response.json({ delivery, advice }, { status: delivery === "refused" ? 422 : 503 });
    }
  },
};
