import { lookup } from "node:dns/promises";
import { connect, type PeerCertificate } from "node:tls";
import { messageOf } from "../errors.ts";
import { describeOperation, operationNames } from "../operations/describe-operation.ts";
import { findBaseUrl } from "./check-environment.ts";
import { type Finding, fault, ok, warning } from "./finding.ts";

const timeout = 10_000;
const longestSkew = 30_000;
const soon = 14 * 86_400_000;

const checkProxy = (): readonly Finding[] => {
  const names = ["HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy"].filter((name) => process.env[name]);
  if (names.length === 0) return [ok("proxy", "none is set")];
  const isUsed = process.env.NODE_USE_ENV_PROXY === "1" || process.execArgv.includes("--use-env-proxy");
  return [
    isUsed
      ? ok("proxy", `${names.join(", ")}, which Node.js uses`)
      : warning(
          "proxy",
          `${names.join(", ")} is set, and Node.js does not use it`,
          "Set NODE_USE_ENV_PROXY=1 (Node.js 22.21, 24.5 or newer).",
        ),
  ];
};

const checkDns = async ({ hostname }: URL): Promise<Finding> => {
  try {
    const addresses = await lookup(hostname.replaceAll(/[[\]]/g, ""), { all: true });
    return ok("DNS", addresses.map(({ address }) => address).join(", "));
  } catch (error) {
    return fault("DNS", messageOf(error), "Is the base URL right, and does this machine reach a name server?");
  }
};

const openTls = ({
  hostname,
  port,
}: URL): Promise<{ readonly protocol: string; readonly certificate: PeerCertificate }> =>
  new Promise((resolve, reject) => {
    const socket = connect({ host: hostname, port: Number(port || 443), servername: hostname, timeout }, () => {
      resolve({ protocol: socket.getProtocol() ?? "unknown", certificate: socket.getPeerCertificate() });
      socket.destroy();
    });
    socket.once("timeout", () => socket.destroy(new Error("no answer in 10 seconds"))).once("error", reject);
  });

const checkTls = async (url: URL): Promise<readonly Finding[]> => {
  if (url.protocol !== "https:") return [];
  try {
    const { protocol, certificate } = await openTls(url);
    const end = new Date(certificate.valid_to);
    const finding = `${protocol}, certificate until ${end.toISOString().slice(0, 10)}`;
    return [
      end.getTime() - Date.now() < soon
        ? warning("TLS", finding, "Tell whoever runs that server.")
        : ok("TLS", finding),
    ];
  } catch (error) {
    return [
      fault(
        "TLS",
        messageOf(error),
        "Is there a proxy that opens connections? Its certificate goes into NODE_EXTRA_CA_CERTS.",
      ),
    ];
  }
};

const checkClock = (date: string | null, sent: number, received: number): readonly Finding[] => {
  const moment = Date.parse(date ?? "");
  if (Number.isNaN(moment))
    return [warning("clock", "the answer has no Date", "Compare the clock of this machine by hand.")];
  // Date has whole seconds, and is rounded down.
  const skew = Math.round(moment + 500 - (sent + received) / 2);
  const text = `${(Math.abs(skew) / 1_000).toFixed(1)} s ${skew < 0 ? "ahead of" : "behind"} the service, by its Date`;
  return [
    Math.abs(skew) > longestSkew ? fault("clock", text, "Set the clock of this machine by NTP.") : ok("clock", text),
  ];
};

/** A request that has no effect even where nobody asks for credentials: its body lacks what is required. */
const findRequest = (baseUrl: string): { readonly method: string; readonly url: string } | undefined => {
  const described = operationNames.map((name) => describeOperation(name));
  const operation = described.find((one) => one?.method !== "GET" && one?.fields.some(({ required }) => required));
  return operation && { method: operation.method, url: baseUrl + operation.path.replaceAll(/\{[^{}]*\}/g, "doctor") };
};

const checkAnswer = async (baseUrl: string): Promise<readonly Finding[]> => {
  const request = findRequest(baseUrl);
  if (!request) return [];
  const check = "answer";
  const sent = Date.now();
  try {
    const { status, headers, body } = await fetch(request.url, {
      method: request.method,
      headers: { "content-type": "application/json" },
      body: "{}",
      redirect: "manual",
      signal: AbortSignal.timeout(timeout),
    });
    await body?.cancel();
    const clock = checkClock(headers.get("date"), sent, Date.now());
    const finding = `${status} to a request without credentials`;
    const answer =
      status === 401
        ? ok(check, finding)
        : fault(check, `${finding}, instead of 401`, "This is another service: check GONG_BASE_URL.");
    return [answer, ...clock];
  } catch (error) {
    const cause = error instanceof Error && error.cause !== undefined ? messageOf(error.cause) : messageOf(error);
    return [fault(check, cause, "Is a firewall or a proxy in the way?")];
  }
};

/** Looks at the way to the service with one request, which has no credentials. */
export const checkConnection = async (): Promise<readonly Finding[]> => {
  const baseUrl = await findBaseUrl().catch(() => undefined);
  if (!baseUrl) return []; // The environment has said why.
  const url = new URL(baseUrl);
  const dns = await checkDns(url);
  if (dns.level === "fault") return [...checkProxy(), dns];
  return [...checkProxy(), dns, ...(await checkTls(url)), ...(await checkAnswer(baseUrl))];
};
