import { createClient, GongEngagement } from "@gong-engagement/sdk";
import { messageOf } from "../errors.ts";
import { document, nodesOf, textOf } from "../operations/read-document.ts";
import { count, printWindow } from "../terminal/output.ts";
import { type Finding, fault, ok, warning } from "./finding.ts";

const oldestNode = [22, 13] as const;

const checkNode = (): Finding => {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const isOld = major < oldestNode[0] || (major === oldestNode[0] && minor < oldestNode[1]);
  return isOld
    ? fault("Node.js", process.version, `Install Node.js ${oldestNode.join(".")} or newer.`)
    : ok("Node.js", process.version);
};

/** What a variable holds, never its value. */
const checkVariable = (name: string): readonly Finding[] => {
  const value = process.env[name];
  if (value === undefined) return [];
  const length = `is set, ${count(value.length, "character")}`;
  const remedy = `Set ${name} again, as Gong shows it.`;
  if (value === "") return [warning(name, "is set, and empty", `Unset ${name}, or give it a value.`)];
  if (/[\r\n]/.test(value)) return [fault(name, `${length}, with a line break`, remedy)];
  if (value !== value.trim()) return [fault(name, `${length}, with blanks around it`, remedy)];
  if (/^(["']).*\1$/.test(value)) return [fault(name, `${length}, with quotes around it`, remedy)];
  if (/\s/.test(value)) return [fault(name, `${length}, with a blank in it`, remedy)];
  if (/[\p{Cc}\p{Cf}]/u.test(value)) return [fault(name, `${length}, with invisible characters`, remedy)];
  return [ok(name, length)];
};

const variables = ["GONG_ACCESS_KEY", "GONG_ACCESS_KEY_SECRET", "GONG_BEARER_TOKEN"] as const;

const checkCredentials = (): readonly Finding[] => {
  const [key, secret, token] = variables.map((name) => Boolean(process.env[name]));
  const findings = variables.flatMap(checkVariable);
  const [keyName, secretName, tokenName] = variables;
  if (!key && !secret && !token) {
    return [
      ...findings,
      fault("credentials", "no variable is set", `Set ${keyName} and ${secretName}, or ${tokenName}.`),
    ];
  }
  if ((key || secret) && token) {
    return [...findings, fault("credentials", "both kinds are set", `Unset ${tokenName}, or the two others.`)];
  }
  if (key !== secret) {
    return [
      ...findings,
      fault("credentials", "half of the access key is set", `Set both ${keyName} and ${secretName}.`),
    ];
  }
  if (findings.some(({ level }) => level === "fault")) return findings;
  try {
    new GongEngagement();
    return [...findings, ok("credentials", token ? "a bearer token" : "an access key with its secret")];
  } catch (error) {
    const message = messageOf(error);
    if (message.startsWith("baseUrl") || message.startsWith("GONG_BASE_URL")) return findings;
    return [...findings, fault("credentials", message, "Copy them again from Gong, as they are shown there.")];
  }
};

/** A document with one operation at the root of the service, to see which URL a call has. */
interface AnyPaths {
  "/": { get: { responses: { 200: { content?: never } } } };
}

/** The URL of the service, as a call has it. Nothing is sent. */
export const findBaseUrl = async (): Promise<string> => {
  let seen = "";
  const client = createClient<AnyPaths>({
    auth: false,
    retry: false,
    rateLimit: false,
    fetch: async (url) => {
      seen = url;
      return new Response(undefined, { status: 200, headers: { "content-length": "0" } });
    },
  });
  await client.GET("/").catch(() => {});
  return seen.replace(/\/+$/, "");
};

const isLocal = (url: URL): boolean => ["localhost", "127.0.0.1", "[::1]"].includes(url.hostname);

const checkBaseUrl = async (): Promise<readonly Finding[]> => {
  const check = "base URL";
  try {
    const found = await findBaseUrl();
    const url = new URL(found);
    const [server] = nodesOf(document.servers);
    const { pathname } = new URL(textOf(server?.url) ?? "/", url);
    const from = process.env.GONG_BASE_URL ? "GONG_BASE_URL" : "the spec";
    if (url.protocol === "http:" && !isLocal(url)) {
      return [warning(check, `${found}, of ${from}: credentials are sent unencrypted`, "Use https.")];
    }
    if (url.pathname !== pathname.replace(/\/+$/, "") && pathname !== url.pathname) {
      return [
        warning(
          check,
          `${found}, of ${from}: its path is not ${pathname}`,
          `Leave the path out: ${pathname} is added.`,
        ),
      ];
    }
    return [ok(check, `${found}, of ${from}`)];
  } catch (error) {
    return [
      fault(
        check,
        messageOf(error),
        "Set GONG_BASE_URL to the URL that Gong shows beside the access key, or unset it.",
      ),
    ];
  }
};

const checkLimits = (): readonly Finding[] => {
  try {
    const { client } = new GongEngagement({ auth: false, baseUrl: "http://127.0.0.1" });
    const limits = (client.rateLimit?.windows ?? []).map(printWindow).join(", ") || "none";
    return [ok("limits", `${limits}; the service does not tell how much is left`)];
  } catch (error) {
    return [fault("limits", messageOf(error), "Report this.")];
  }
};

/** What can be seen without sending anything. */
export const checkEnvironment = async (): Promise<readonly Finding[]> => [
  checkNode(),
  ...checkCredentials(),
  ...(await checkBaseUrl()),
  ...checkLimits(),
];
