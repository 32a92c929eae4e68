import { createClient } from "@gong-engagement/client";
import type { Fake } from "@gong-engagement/fake";
import openapi from "@gong-engagement/types/openapi.json" with { type: "json" };
import { createService, type Exchange } from "./create-service.ts";
import { findCall } from "./find-call.ts";

/** How long the tracks are, in milliseconds: as the scale of Console.astro says. */
const trackLength = 6_000;
/** Events that are sent at once. */
const burst = 12;

const find = <Found extends Element>(selector: string, type: new () => Found): Found => {
  const found = document.querySelector(`[data-console] ${selector}`);
  if (!(found instanceof type)) throw new TypeError(`The console has no ${selector}`);
  return found;
};

const startedAt: Record<string, number> = {};

const printCell = (text: string): HTMLTableCellElement => {
  const cell = document.createElement("td");
  cell.textContent = text;
  return cell;
};

const showExchange = ({ source, operationId, status, retryAfter, text }: Exchange): void => {
  const row = document.createElement("tr");
  row.dataset.status = `${status}`;
  row.append(...[source, operationId, `${status}`, retryAfter === null ? "" : `${retryAfter} s`, text].map(printCell));
  find("[data-received]", HTMLElement).prepend(row);
  const track = document.querySelector(`[data-console] [data-track="${source.toLowerCase()}"]`);
  if (!track) return;
  const dot = document.createElement("i");
  dot.dataset.status = `${status}`;
  const elapsed = performance.now() - (startedAt[source] ?? 0);
  const share = Math.min(1, elapsed / trackLength).toFixed(4);
  dot.dataset.elapsed = `${elapsed}`;
  // Of one moment: they lie on each other like coins, and can be counted.
  const others = [...track.querySelectorAll("i")].filter(({ dataset }) => elapsed - Number(dataset.elapsed) < 60);
  dot.style.insetInlineStart = `calc((100% - 1.2rem) * ${share} + ${others.length * 0.45}rem)`;
  track.append(dot);
};

const { fake, fetchAs } = createService(showExchange);
const server = openapi.servers[0]?.url ?? "";
const call = findCall();

const sendWithSdk = async (): Promise<readonly boolean[]> => {
  if (!call) return [];
  const client = createClient({ fetch: fetchAs("SDK"), auth: fake.auth, dangerouslyAllowBrowser: true });
  const send: unknown = Reflect.get(client, call.method);
  if (typeof send !== "function") return [];
  const results = await Promise.allSettled(
    Array.from({ length: burst }, async (): Promise<boolean> => {
      const { response } = (await Reflect.apply(send, client, [call.path, { body: call.body }])) as {
        response: Response;
      };
      return response.ok;
    }),
  );
  return results.map((result) => result.status === "fulfilled" && result.value);
};

const sendWithFetch = async (): Promise<readonly boolean[]> => {
  if (!call) return [];
  const fetch = fetchAs("fetch");
  const { accessKey, accessKeySecret } = fake.auth;
  const headers = {
    authorization: `Basic ${btoa(`${accessKey}:${accessKeySecret}`)}`,
    "content-type": "application/json",
  };
  const init = { method: call.method, headers, body: JSON.stringify(call.body) };
  return Promise.all(Array.from({ length: burst }, async () => (await fetch(`${server}${call.path}`, init)).ok));
};

const say = (text: string): void => {
  find("[data-outcome]", HTMLElement).textContent = text;
};

/** The most attempts in any second, of those that are given. */
const mostInAnySecond = (attempts: Fake["attempts"]): number =>
  Math.max(0, ...attempts.map(({ at }) => attempts.filter((other) => other.at <= at && other.at > at - 1_000).length));

const run = async (button: HTMLButtonElement, source: string, send: () => Promise<readonly boolean[]>) => {
  button.disabled = true;
  startedAt[source] = performance.now();
  const before = fake.attempts.length;
  find(`[data-track="${source.toLowerCase()}"]`, HTMLElement).replaceChildren();
  say(`${burst} events are sent with ${source === "SDK" ? "the SDK" : source}.`);
  const delivered = (await send()).filter(Boolean).length;
  const seconds = ((performance.now() - (startedAt[source] ?? 0)) / 1_000).toFixed(1);
  say(
    `${source}: ${delivered} of ${burst} delivered in ${seconds} s. Most in any second: ${mostInAnySecond(fake.attempts.slice(before))}.`,
  );
  button.disabled = false;
};

const longestWindow = Math.max(0, ...(openapi["x-rate-limit"] ?? []).map(({ limit }) => limit));

for (const [selector, action] of [
  ['[data-send="sdk"]', (button: HTMLButtonElement) => run(button, "SDK", sendWithSdk)],
  ['[data-send="fetch"]', (button: HTMLButtonElement) => run(button, "fetch", sendWithFetch)],
  [
    "[data-spend]",
    () => {
      fake.spend(longestWindow);
      say("Other integrations have used up the day: the next call is answered with 429.");
    },
  ],
  [
    "[data-reset]",
    () => {
      fake.reset();
      find("[data-received]", HTMLElement).replaceChildren();
      say("The fake has forgotten all calls.");
    },
  ],
] as const) {
  const button = find(selector, HTMLButtonElement);
  button.addEventListener("click", () => void action(button));
}

/** The document without what it says of the service as a whole: the page has said what matters here. */
const withoutIntroduction = (document: typeof openapi) => ({
  ...document,
  info: { title: document.info.title, version: document.info.version },
  externalDocs: undefined,
});

/** The reference is large: it is loaded when it comes into view. */
const showReference = async (element: HTMLElement): Promise<void> => {
  const [{ createApiReference }] = await Promise.all([
    import("@scalar/api-reference"),
    import("@scalar/api-reference/style.css"),
  ]);
  const { accessKey, accessKeySecret } = fake.auth;
  const schemes = Object.entries(openapi.components?.securitySchemes ?? {});
  const basic = schemes.find(([, scheme]) => scheme.type === "http" && scheme.scheme === "basic")?.[0];
  createApiReference(element, {
    content: withoutIntroduction(openapi),
    servers: [{ url: server, description: "The fake in this page. Nothing is sent to Gong." }],
    layout: "classic",
    customFetch: fetchAs("console"),
    ...(basic && {
      authentication: {
        preferredSecurityScheme: basic,
        securitySchemes: { [basic]: { username: accessKey, password: accessKeySecret } },
      },
    }),
    hideDarkModeToggle: true,
    hideClientButton: true,
    hideSearch: true,
    hideModels: true,
    hiddenClients: true,
    showDeveloperTools: "never",
    documentDownloadType: "none",
    withDefaultFonts: false,
    telemetry: false,
    persistAuth: false,
    agent: { disabled: true },
    mcp: { disabled: true },
    urlRouting: false,
    defaultOpenAllTags: true,
  });
  followTheme();
};

/** The reference follows the theme of the site. */
const followTheme = (): void => {
  const isDark = document.documentElement.dataset.theme === "dark";
  document.body.classList.toggle("dark-mode", isDark);
  document.body.classList.toggle("light-mode", !isDark);
};
new MutationObserver(followTheme).observe(document.documentElement, { attributeFilter: ["data-theme"] });

const reference = find("[data-reference]", HTMLElement);
new IntersectionObserver(
  (entries, observer) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
    observer.disconnect();
    void showReference(reference);
  },
  { rootMargin: "400px" },
).observe(reference);
