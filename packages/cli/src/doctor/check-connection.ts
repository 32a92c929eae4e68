import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import { connect, type PeerCertificate } from "node:tls";
import { messageOf } from "../errors.ts";
import { describeOperation, operationNames } from "../operations/describe-operation.ts";
import { findBaseUrl } from "./check-environment.ts";
import { type Finding, fault, ok, warning } from "./finding.ts";

const timeout = 10_000;
const longestSkew = 30_000;
const soon = 14 * 86_400_000;

/** Whether NO_PROXY leaves a host out, as Node.js reads it: names, names behind a dot or an asterisk, with ports or without. */
const isLeftOut = ({ hostname, port, protocol }: URL): boolean => {
  const entries = (process.env.no_proxy ?? process.env.NO_PROXY ?? "").toLowerCase().split(/[\s,]+/);
  return entries.filter(Boolean).some((entry) => {
    const [, name = entry, ownPort = ""] = /^(.+):(\d+)$/.exec(entry) ?? [];
    if (ownPort !== "" && ownPort !== (port || (protocol === "https:" ? "443" : "80"))) return false;
    return /^[.*]/.test(name) ? hostname.endsWith(name.replace("*", "")) : hostname === name;
  });
};

/** The variable that names the proxy of a URL. */
const findProxy = ({ protocol }: URL): string | undefined => {
  const names = [...(protocol === "https:" ? ["https_proxy", "HTTPS_PROXY"] : []), "http_proxy", "HTTP_PROXY"];
  return names.find((name) => process.env[name]);
};

const checkProxy = (url: URL): { readonly finding: Finding; readonly proxy?: URL | undefined } => {
  const check = "proxy";
  const name = findProxy(url);
  if (name === undefined) return { finding: ok(check, "none is set") };
  if (isLeftOut(url)) return { finding: ok(check, `${name} is set, and NO_PROXY leaves this host out`) };
  const isKnown = process.allowedNodeEnvironmentFlags.has("--use-env-proxy");
  const isAsked = process.env.NODE_USE_ENV_PROXY === "1" || process.execArgv.includes("--use-env-proxy");
  if (!isKnown || !isAsked) {
    const remedy = "Set NODE_USE_ENV_PROXY=1 (Node.js 22.21, 24.5 or newer).";
    return { finding: warning(check, `${name} is set, and Node.js does not use it`, remedy) };
  }
  const location = process.env[name] ?? "";
  if (!URL.canParse(location))
    return { finding: fault(check, `${name} is no URL`, `Set ${name} to http://HOST:PORT.`) };
  return { finding: ok(check, `${name}, which Node.js uses`), proxy: new URL(location) };
};

/** What to do about an error of a connection, by the code that Node.js gives it. */
const remedyOf = (error: unknown): string => {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "CERT_HAS_EXPIRED" || code === "CERT_NOT_YET_VALID")
    return "Is the clock of this machine right? If it is, tell whoever runs that server.";
  if (code === "ERR_TLS_CERT_ALTNAME_INVALID") return "This is another host: check GONG_BASE_URL, and the proxy.";
  if (/CERT|SIGNATURE|ISSUER/.test(code))
    return "Is there a proxy that opens connections? Its certificate goes into NODE_EXTRA_CA_CERTS.";
  return "Is a firewall or a proxy in the way?";
};

const hostOf = ({ hostname }: URL): string => hostname.replaceAll(/[[\]]/g, "");

const checkDns = async (url: URL): Promise<Finding> => {
  try {
    const addresses = await lookup(hostOf(url), { all: true });
    return ok("DNS", addresses.map(({ address }) => address).join(", "));
  } catch (error) {
    return fault("DNS", messageOf(error), "Is the base URL right, and does this machine reach a name server?");
  }
};

const openTls = (url: URL): Promise<{ readonly protocol: string; readonly certificate: PeerCertificate }> =>
  new Promise((resolve, reject) => {
    const host = hostOf(url);
    const servername = isIP(host) === 0 ? { servername: host } : {}; // An address is not a name.
    const socket = connect({ host, port: Number(url.port || 443), timeout, ...servername }, () => {
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
    return [fault("TLS", messageOf(error), remedyOf(error))];
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
    const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
    return [fault(check, messageOf(cause), remedyOf(cause))];
  }
};

/** Looks at the way to the service with one request, which has no credentials. */
export const checkConnection = async (): Promise<readonly Finding[]> => {
  const baseUrl = await findBaseUrl().catch(() => undefined);
  if (!baseUrl) return []; // The environment has said why.
  const url = new URL(baseUrl);
  const { finding, proxy } = checkProxy(url);
  const dns = await checkDns(proxy ?? url);
  if (dns.level === "fault") return [finding, dns];
  // Behind a proxy, names are looked up and connections are made by it.
  const tls = proxy ? [] : await checkTls(url);
  if (tls.some(({ level }) => level === "fault")) return [finding, dns, ...tls];
  return [finding, dns, ...tls, ...(await checkAnswer(baseUrl))];
};
